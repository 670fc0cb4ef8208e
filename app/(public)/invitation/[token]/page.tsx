import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { cache } from "react";
import { getAccountOfLink } from "@/lib/people/account-links";
import { PasswordForm } from "./_components/password-form";
import { UnknownLink } from "./_components/unknown-link";
import styles from "./_components/invitation.module.css";

interface Props {
  params: Promise<{ token: string }>;
}

/** Read once for the page and its title. */
const readAccount = cache(getAccountOfLink);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const account = await readAccount((await params).token);
  const t = await getTranslations("invitation");
  return { title: account === null ? t("gone.title") : t(`title.${account.kind}`) };
}

/**
 * Where the link of an invitation or of a new password leads, without signing in. Opening it changes nothing, since mail scanners
 * open links. One that sets no password answers alike, whatever the reason, and with a page that can be read without any script,
 * which the framework's own answer to what is not there cannot.
 */
export default async function InvitationPage({ params }: Props) {
  const { token } = await params;
  const account = await readAccount(token);
  if (account === null) return <UnknownLink />;
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
