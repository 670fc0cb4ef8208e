import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { getAccountOfLink } from "@/lib/people/account-links";
import { PasswordForm } from "./_components/password-form";
import styles from "./_components/invitation.module.css";

interface Props {
  params: Promise<{ token: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("invitation.title"))("invitation") };
}

/**
 * Where the link of an invitation or of a new password leads, without signing in. Opening it changes nothing, since mail scanners
 * open links. One that sets no password answers alike, whatever the reason.
 */
export default async function InvitationPage({ params }: Props) {
  const { token } = await params;
  const account = await getAccountOfLink(token);
  if (account === null) notFound();
  const t = await getTranslations("invitation");
  const { failures, forms, invitation } = await getMessages();
  return (
    <div className={styles.page}>
      <div className={styles.intro}>
        <h1>{t(`title.${account.kind}`)}</h1>
        <p>
          <bdi>{t("lead", { name: account.name })}</bdi> {t(`ends.${account.kind}`)}
        </p>
        <p>{account.email}</p>
      </div>
      <NextIntlClientProvider messages={{ failures, forms, invitation }}>
        <PasswordForm token={token} email={account.email} />
      </NextIntlClientProvider>
    </div>
  );
}
