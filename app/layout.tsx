import { MantineProvider } from "@mantine/core";
import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { parseTheme, THEME_COOKIE } from "@/components/shell/theme";
import { clientMessages } from "@/i18n/messages";
import { getSettings } from "@/lib/installation/queries";
import { FONTS } from "./fonts";
import "./globals.css";
import "./controls.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("shell.product");
  return {
    title: { default: t("name"), template: `%s · ${t("name")}` },
    description: t("description"),
    robots: { index: false, follow: false },
  };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const locale = await getLocale();
  const messages = await getMessages();
  const { marking } = await getSettings();
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value);

  // Mantine is held to one scheme, since our tokens follow the theme: then it writes no style element at all.
  return (
    <html
      lang={locale}
      className={FONTS}
      data-theme={theme}
      data-mantine-color-scheme="light"
      style={marking === null ? undefined : { "--marking": JSON.stringify(marking) }}
    >
      <body>
        <NextIntlClientProvider messages={clientMessages(messages)}>
          <MantineProvider forceColorScheme="light" withCssVariables={false} withGlobalClasses={false}>
            {children}
          </MantineProvider>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
