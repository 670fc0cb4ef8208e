import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { clientMessages } from "@/i18n/messages";
import { safeReturnPath } from "@/lib/auth/return-path";
import { getViewer } from "@/lib/auth/session";
import { isDemonstration } from "@/lib/installation/queries";
import { DemonstrationAccounts } from "./_components/demonstration-accounts";
import { Notice } from "@/components/ui/notice";
import { SignInForm } from "./_components/sign-in-form";
import styles from "./_components/sign-in.module.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signIn"))("title") };
}

interface Props {
  searchParams: Promise<Partial<Record<"next" | "done", string | string[]>>>;
}

/** The door: whoever is signed in already is led on. */
export default async function SignInPage({ searchParams }: Props) {
  const asked = await searchParams;
  const next = safeReturnPath([asked.next].flat()[0]);
  if ((await getViewer()) !== null) redirect(next);
  const [t, messages, demonstration] = await Promise.all([
    getTranslations(),
    getMessages(),
    isDemonstration(),
  ]);
  return (
    <div className={styles.page}>
      <div className={styles.intro}>
        <h1>{t("signIn.title")}</h1>
        <p>{t("signIn.lead")}</p>
      </div>
      {asked.done === "password" ? <Notice tone="green">{t("invitation.done")}</Notice> : null}
      <NextIntlClientProvider messages={{ ...clientMessages(messages), signIn: messages.signIn }}>
        <SignInForm next={next} />
      </NextIntlClientProvider>
      {demonstration ? <DemonstrationAccounts /> : null}
    </div>
  );
}
