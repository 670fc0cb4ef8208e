"use server";

import { cookies } from "next/headers";
import { parseShortcuts, SHORTCUTS_COOKIE } from "@/components/shell/shortcuts";
import { parseTheme, THEME_COOKIE } from "@/components/shell/theme";
import { LANGUAGE_COOKIE, parseLanguage } from "@/i18n/languages";
import { getViewer } from "@/lib/auth/session";
import { readServerEnv } from "@/lib/env";
import { chooseLanguage } from "@/lib/people/commands";

const A_YEAR_IN_SECONDS = 365 * 24 * 60 * 60;

async function remember(name: string, value: string): Promise<void> {
  (await cookies()).set(name, value, {
    maxAge: A_YEAR_IN_SECONDS,
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure: readServerEnv().NEXTAUTH_URL.startsWith("https:"),
  });
}

/** Shows the site in the language of the button pressed, and keeps it on the account; an unknown one changes nothing. */
export async function chooseLanguageAction(form: FormData): Promise<void> {
  const language = parseLanguage(form.get("language"));
  if (language === null) return;
  await remember(LANGUAGE_COOKIE, language);
  const viewer = await getViewer();
  if (viewer !== null && viewer.language !== language) await chooseLanguage(viewer, language);
}

/** Shows the site in the theme of the button pressed. */
export async function chooseThemeAction(form: FormData): Promise<void> {
  await remember(THEME_COOKIE, parseTheme(form.get("theme")));
}

/** Turns the single keys that act on or off. */
export async function chooseShortcutsAction(form: FormData): Promise<void> {
  await remember(SHORTCUTS_COOKIE, parseShortcuts(form.get("shortcuts")));
}
