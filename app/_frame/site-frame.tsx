import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { signOutAction } from "@/app/_frame/actions";
import { countWaiting } from "@/app/_frame/count-waiting";
import { chooseLanguageAction, chooseThemeAction } from "@/app/preferences/actions";
import { PictureNotes } from "@/components/charts/picture-notes";
import { AsOfBar } from "@/components/shell/as-of-bar";
import { IllustrativeBand } from "@/components/shell/illustrative-band";
import { LanguageSwitch } from "@/components/shell/language-switch";
import { MainNav } from "@/components/shell/main-nav";
import { MarkingBand } from "@/components/shell/marking-band";
import { NoticeBand } from "@/components/shell/notice-band";
import { NoticesLink } from "@/components/shell/notices-link";
import { PageFrame } from "@/components/shell/page-frame";
import { PersonMenu } from "@/components/shell/person-menu";
import { SiteFooter } from "@/components/shell/site-footer";
import { SiteHeader } from "@/components/shell/site-header";
import { parseTheme, THEME_COOKIE } from "@/components/shell/theme";
import { ThemeSwitch } from "@/components/shell/theme-switch";
import { getViewer } from "@/lib/auth/session";
import { getSettings, isDemonstration } from "@/lib/installation/queries";
import { noticeFor } from "@/lib/installation/rules";
import { countUnreadNotices } from "@/lib/notices/queries";
import { today } from "@/lib/periods/today";

/**
 * Header, notice and footer, wired to the reader's session and preferences. It shows who is signed in and decides nothing:
 * each page asks for the viewer itself.
 */
export async function SiteFrame({ children }: { children: ReactNode }) {
  const [viewer, illustrative, settings, language, kept] = await Promise.all([
    getViewer(),
    isDemonstration(),
    getSettings(),
    getLocale(),
    cookies(),
  ]);
  const [unread, waiting] =
    viewer === null ? [0, null] : await Promise.all([countUnreadNotices(viewer), countWaiting(viewer)]);
  const [{ asOf, forms, lists }, t] = await Promise.all([getMessages(), getTranslations("shell")]);
  return (
    <PageFrame
      header={
        <SiteHeader
          installation={settings.name}
          nav={viewer === null ? null : <MainNav viewer={viewer} waiting={waiting} />}
          tools={
            <>
              <LanguageSwitch action={chooseLanguageAction} />
              {viewer === null ? null : (
                <>
                  <NoticesLink unread={unread} />
                  <PersonMenu name={viewer.name} role={viewer.role} signOut={signOutAction} />
                </>
              )}
            </>
          }
        />
      }
      band={
        <>
          <MarkingBand marking={settings.marking} />
          <IllustrativeBand shown={illustrative} />
          <NoticeBand notice={noticeFor(settings, language)} />
          {viewer === null ? null : (
            <NextIntlClientProvider messages={{ asOf, forms, lists }}>
              <AsOfBar today={today()} />
            </NextIntlClientProvider>
          )}
        </>
      }
      footer={
        <SiteFooter contact={settings.contact} isSignedIn={viewer !== null}>
          <ThemeSwitch current={parseTheme(kept.get(THEME_COOKIE)?.value)} action={chooseThemeAction} />
        </SiteFooter>
      }
    >
      <PictureNotes
        marking={settings.marking}
        notes={[...(illustrative ? [t("illustrative")] : []), settings.name ?? t("product.name")]}
      >
        {children}
      </PictureNotes>
    </PageFrame>
  );
}
