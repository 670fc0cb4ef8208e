import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { forbidden, notFound } from "next/navigation";
import { readStart } from "@/app/(tracker)/milestones/new/read-start";
import { ResendPlan } from "@/components/planning/resend-plan";
import { StartForm } from "@/components/planning/start-form";
import { startingMeasure, startingValues } from "@/components/planning/starting-point";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Stack } from "@/components/ui/stack";
import { getFormat } from "@/i18n/reader-format";
import { can } from "@/lib/auth/permissions";
import { requireViewer } from "@/lib/auth/session";
import { listScales, listTemplates } from "@/lib/catalogue/queries";
import { isAbandonedForm } from "@/lib/forms/abandoned";
import { listPartners } from "@/lib/partners/queries";
import { today } from "@/lib/periods/today";
import { ProposalForm } from "./_components/proposal-form";
import { proposeMilestoneAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("proposals"))("newTitle") };
}

interface Props {
  searchParams: Promise<{ partner?: string | string[]; from?: string | string[] }>;
}

/** A partner proposes a milestone for its own plan, from the catalogue or blank. */
export default async function NewProposalPage({ searchParams }: Props) {
  const { partner = "", from = "" } = await searchParams;
  const permalink = `/proposals/new?${new URLSearchParams({ partner: String(partner), from: String(from) })}`;
  if (await isAbandonedForm()) return <ResendPlan action={proposeMilestoneAction} permalink={permalink} />;
  const viewer = await requireViewer();
  if (!can(viewer, "milestone.propose")) forbidden();
  const [partners, scales, templates] = await Promise.all([
    listPartners(viewer),
    listScales(viewer),
    listTemplates(viewer),
  ]);
  const chosen = partner === "" ? null : partners.find(({ iso3 }) => iso3 === partner);
  if (chosen === undefined) notFound();
  const start = await readStart(viewer, from, scales);

  const t = await getTranslations();
  const format = await getFormat();
  const language = await getLocale();
  const { failures, forms, lists, plan, proposals, units, words } = await getMessages();
  return (
    <>
      <PageHeader
        breadcrumb={<Breadcrumb crumbs={[{ label: t("proposals.title"), href: "/proposals" }]} />}
        title={t("proposals.newTitle")}
        lead={t("proposals.newLead")}
      />
      <Stack>
        <StartForm
          action="/proposals/new"
          partners={partners.map(({ iso3, iso2 }) => ({ value: iso3, label: format.country(iso2) }))}
          templates={templates}
          scales={scales.map(({ id, stages }) => ({
            id,
            stages: stages.map((stage) => (language === "fr" ? stage.labelFr : stage.labelEn)),
          }))}
          chosen={{ partner: chosen?.iso3 ?? "", from: start === null ? "" : String(from) }}
        />
        {chosen === null || start === null ? (
          <EmptyState title={t("plan.start.next")} />
        ) : (
          <NextIntlClientProvider messages={{ failures, forms, lists, plan, proposals, units, words }}>
            <ProposalForm
              key={`${chosen.iso3} ${String(from)}`}
              permalink={permalink}
              measure={startingMeasure(start, language)}
              initial={{
                ...startingValues(start, today()),
                partner: chosen.iso3,
                requestKey: crypto.randomUUID(),
              }}
            />
          </NextIntlClientProvider>
        )}
      </Stack>
    </>
  );
}
