import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/link";
import { forbidden, notFound } from "next/navigation";
import { cache } from "react";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Stack } from "@/components/ui/stack";
import { auditHref } from "@/lib/audit/filters";
import { can } from "@/lib/auth/permissions";
import { getViewer, requireViewer } from "@/lib/auth/session";
import { isAbandonedForm } from "@/lib/forms/abandoned";
import { getAccount, listOpenSessions } from "@/lib/people/queries";
import { AccountStateBadge } from "../_components/account-state-badge";
import styles from "../_components/people.module.css";
import { readPartnerChoices } from "../_components/read-partner-choices";
import { AccountFacts } from "./_components/account-facts";
import { ActiveForm, EditForm } from "./_components/account-forms";
import { PasswordCard } from "./_components/password-card";
import { ResendAccount } from "./_components/resend-account";
import { SessionsCard } from "./_components/sessions-card";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
}

/** Read once for the page and its title. */
const readAccount = cache(getAccount);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const viewer = await getViewer();
  const account = viewer && (await readAccount(viewer, (await params).id));
  return account ? { title: account.name } : {};
}

/** One account: what it may do, where it is signed in, and everything that an administrator does with it. */
export default async function PersonPage({ params, searchParams }: Props) {
  const { id } = await params;
  if (await isAbandonedForm()) return <ResendAccount personId={id} />;
  const viewer = await requireViewer();
  if (!can(viewer, "people.manage")) forbidden();
  const account = await readAccount(viewer, id);
  if (account === null) notFound();
  const [sessions, partners] = await Promise.all([
    listOpenSessions(viewer, account.id),
    readPartnerChoices(viewer),
  ]);

  const t = await getTranslations();
  const { failures, forms, lists, people, words } = await getMessages();
  const target = { personId: account.id, version: String(account.version) };
  return (
    <NextIntlClientProvider messages={{ failures, forms, lists, people, words }}>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            crumbs={[
              { label: t("admin.title"), href: "/admin" },
              { label: t("people.title"), href: "/admin/people" },
            ]}
          />
        }
        title={<bdi>{account.name}</bdi>}
        badges={<AccountStateBadge account={account} />}
        lead={t(`words.role.${account.role}`)}
      />
      <Stack>
        <Done done={(await searchParams).done} />
        {account.isDemonstration ? <Notice tone="plain">{t("people.account.demonstration")}</Notice> : null}
        <Card title={t("people.account.title")}>
          <AccountFacts account={account} />
        </Card>
        <Card title={t("people.account.edit")}>
          <EditForm
            key={account.version}
            initial={{ ...target, name: account.name, role: account.role }}
            partners={partners}
            chosen={account.partners}
          />
        </Card>
        {account.active ? <PasswordCard account={account} /> : null}
        <SessionsCard personId={account.id} sessions={sessions} />
        <ActiveForm key={`active ${account.version}`} target={target} active={account.active} />
        <Card title={t("people.trail.title")}>
          <ul className={styles.links}>
            <li>
              <Link href={auditHref({ person: account.id })} prefetch={false}>
                {t("people.trail.did", { name: account.name })}
              </Link>
            </li>
            <li>
              <Link href={auditHref({ about: account.id })} prefetch={false}>
                {t("people.trail.about")}
              </Link>
            </li>
          </ul>
        </Card>
      </Stack>
    </NextIntlClientProvider>
  );
}

/** Says what was just done; the address carries it, so that it is said without any script too. */
async function Done({ done }: { done: string | string[] | undefined }) {
  const t = await getTranslations("people");
  const said = [
    ["edited", t("account.saved")],
    ["ended", t("sessions.ended")],
    ["closed", t("active.done.no")],
    ["opened", t("active.done.yes")],
  ].find(([word]) => word === done);
  return said === undefined ? null : <Notice tone="green">{said[1]}</Notice>;
}
