import { getRequestConfig } from "next-intl/server";
import { MESSAGES } from "./messages";
import { readerLanguage } from "./reader-language";
import { TIME_ZONE } from "./time-zone";

export default getRequestConfig(async () => {
  const locale = await readerLanguage();
  return { locale, messages: MESSAGES[locale], timeZone: TIME_ZONE };
});
