import "server-only";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { getViewer } from "@/lib/auth/session";
import type { Language } from "@/lib/people/constants";
import { acceptedLanguage, DEFAULT_LANGUAGE, LANGUAGE_COOKIE, parseLanguage } from "./languages";

/** The reader's language: of the account, else the cookie's, else the browser's, else English. */
export const readerLanguage = cache(async (): Promise<Language> => {
  const viewer = await getViewer();
  if (viewer?.language) return viewer.language;
  const chosen = parseLanguage((await cookies()).get(LANGUAGE_COOKIE)?.value);
  return chosen ?? acceptedLanguage((await headers()).get("accept-language")) ?? DEFAULT_LANGUAGE;
});
