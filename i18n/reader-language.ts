import "server-only";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { getViewer } from "@/lib/auth/session";
import { getSettings } from "@/lib/installation/queries";
import type { Language } from "@/lib/people/constants";
import { acceptedLanguage, LANGUAGE_COOKIE, parseLanguage } from "./languages";

/** The reader's language: of the account, else the cookie's, else the browser's, else the installation's. */
export const readerLanguage = cache(async (): Promise<Language> => {
  const viewer = await getViewer();
  if (viewer?.language) return viewer.language;
  const chosen = parseLanguage((await cookies()).get(LANGUAGE_COOKIE)?.value);
  const language = chosen ?? acceptedLanguage((await headers()).get("accept-language"));
  return language ?? (await getSettings()).defaultLanguage;
});
