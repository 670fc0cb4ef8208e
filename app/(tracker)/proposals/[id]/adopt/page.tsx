import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { forbidden, notFound, redirect } from "next/navigation";
import { createMilestoneAction } from "@/app/(tracker)/milestones/new/actions";
import { measureOf } from "@/components/milestones/measure-of";
import { NewMilestoneForm } from "@/components/planning/new-milestone-form";
import { ResendPlan } from "@/components/planning/resend-plan";
import { proposedValues } from "@/components/planning/starting-point";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/ui/page-header";
import { getFormat } from "@/i18n/reader-format";
import { can } from "@/lib/auth/permissions";
import { requireViewer } from "@/lib/auth/session";
import { isAbandonedForm } from "@/lib/forms/abandoned";
import { readProposal } from "../read-proposal";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("proposals"))("adoptTitle") };
}

interface Props {
  params: Promise<{ id: string }>;
}

/** The plan of the milestone that a proposal becomes: as proposed, until whoever adopts it changes something. */
export default async function AdoptProposalPage({ params }: Props) {
  const { id } = await params;
  const address = `/proposals/${encodeURIComponent(id)}`;
  const permalink = `${address}/adopt`;
  if (await isAbandonedForm()) return <ResendPlan action={createMilestoneAction} permalink={permalink} />;
  const viewer = await requireViewer();
  const proposal = await readProposal(viewer, id);
  if (proposal === null) notFound();
  if (!can(viewer, "milestone.plan", proposal.partner)) forbidden();
  if (proposal.state !== "open") redirect(address);

  const t = await getTranslations("proposals");
  const format = await getFormat();
  const { failures, forms, lists, plan, units, words } = await getMessages();
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            crumbs={[
              { label: t("title"), href: "/proposals" },
              { label: proposal.title, href: address },
            ]}
          />
        }
        title={t("adoptTitle")}
        lead={t("adoptLead", { partner: format.country(proposal.partnerIso2) })}
      />
      <NextIntlClientProvider messages={{ failures, forms, lists, plan, units, words }}>
        <NewMilestoneForm
          action={createMilestoneAction}
          cancelHref={address}
          permalink={permalink}
          measure={measureOf(proposal, await getLocale())}
          initial={{
            ...proposedValues(proposal),
            partner: proposal.partner,
            requestKey: crypto.randomUUID(),
          }}
        />
      </NextIntlClientProvider>
    </>
  );
}
