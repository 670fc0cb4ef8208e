import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { measureOf } from "@/components/milestones/measure-of";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { ProposalStateBadge } from "@/components/ui/proposal-state-badge";
import { Stack } from "@/components/ui/stack";
import { getFormat } from "@/i18n/reader-format";
import { can } from "@/lib/auth/permissions";
import { getViewer, requireViewer } from "@/lib/auth/session";
import { isAbandonedForm } from "@/lib/forms/abandoned";
import { DeclineForm, TakeBackForm } from "./_components/ending-forms";
import { ProposalEnding } from "./_components/proposal-ending";
import { ProposedPlan } from "./_components/proposed-plan";
import { ResendEnding } from "./_components/resend-ending";
import styles from "./_components/proposal.module.css";
import { readProposal } from "./read-proposal";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const viewer = await getViewer();
  const proposal = viewer && (await readProposal(viewer, (await params).id));
  return proposal ? { title: proposal.title } : {};
}

/** One proposal of a partner: what it asks for and why, what became of it, and what the reader can do about it. */
export default async function ProposalPage({ params, searchParams }: Props) {
  const { id } = await params;
  if (await isAbandonedForm()) return <ResendEnding permalink={`/proposals/${encodeURIComponent(id)}`} />;
  const viewer = await requireViewer();
  const proposal = await readProposal(viewer, id);
  if (proposal === null) notFound();

  const { done } = await searchParams;
  const t = await getTranslations();
  const format = await getFormat();
  const { failures, forms, lists, proposals } = await getMessages();
  const target = { proposalId: String(proposal.id), version: String(proposal.version) };
  const open = proposal.state === "open";
  const mayDecide = open && can(viewer, "milestone.plan", proposal.partner);
  const mayTakeBack = open && can(viewer, "milestone.propose", proposal.partner);
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            crumbs={[
              { label: t("proposals.title"), href: "/proposals" },
              { label: format.country(proposal.partnerIso2), href: `/partners/${proposal.partner}` },
            ]}
          />
        }
        title={proposal.title}
        badges={<ProposalStateBadge value={proposal.state} />}
        lead={t("proposals.proposed", {
          at: format.instant(proposal.proposedAt),
          name: proposal.proposer ?? t("proposals.unknown"),
          area: t(`words.area.${proposal.area}`),
        })}
        actions={
          mayDecide ? (
            <LinkButton href={`/proposals/${proposal.id}/adopt`} weight="primary">
              {t("proposals.adopt")}
            </LinkButton>
          ) : null
        }
      />
      <Stack>
        {done === "proposed" ? <Notice tone="green">{t("proposals.done")}</Notice> : null}
        <ProposalEnding proposal={proposal} />
        <Card title={t("proposals.why")}>
          <p className={styles.prose}>{proposal.reason}</p>
        </Card>
        <ProposedPlan proposal={proposal} measure={measureOf(proposal, await getLocale())} />
        {mayDecide || mayTakeBack ? (
          <NextIntlClientProvider messages={{ failures, forms, lists, proposals }}>
            {mayDecide ? <DeclineForm target={target} /> : <TakeBackForm target={target} />}
          </NextIntlClientProvider>
        ) : null}
      </Stack>
    </>
  );
}
