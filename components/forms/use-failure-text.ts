import { useTranslations } from "next-intl";
import { isFailureKey } from "@/i18n/failure-keys";

/** Says in the reader's language what a failure's key means. */
export function useFailureText(): (messageKey: string) => string {
  const t = useTranslations("failures");
  return (messageKey) => t(isFailureKey(messageKey) ? messageKey : "form.unfit");
}
