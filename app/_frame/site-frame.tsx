import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { chooseLanguageAction, chooseThemeAction } from "@/app/preferences/actions";
import { IllustrativeBand } from "@/components/shell/illustrative-band";
import { LanguageSwitch } from "@/components/shell/language-switch";
import { MainNav } from "@/components/shell/main-nav";
import { PageFrame } from "@/components/shell/page-frame";
import { SiteFooter } from "@/components/shell/site-footer";
import { SiteHeader } from "@/components/shell/site-header";
import { parseTheme, THEME_COOKIE } from "@/components/shell/theme";
import { ThemeSwitch } from "@/components/shell/theme-switch";

interface Props {
  /** Who is signed in; without it there is no navigation either. */
  person?: ReactNode;
  /** Whether the installation's figures are illustrative. */
  illustrative?: boolean;
  children: ReactNode;
}

/** Header, notice and footer, wired to the reader's preferences. */
export async function SiteFrame({ person, illustrative = false, children }: Props) {
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <PageFrame
      header={
        <SiteHeader
          nav={person ? <MainNav /> : null}
          tools={
            <>
              <LanguageSwitch action={chooseLanguageAction} />
              {person}
            </>
          }
        />
      }
      band={<IllustrativeBand shown={illustrative} />}
      footer={
        <SiteFooter>
          <ThemeSwitch current={theme} action={chooseThemeAction} />
        </SiteFooter>
      }
    >
      {children}
    </PageFrame>
  );
}
