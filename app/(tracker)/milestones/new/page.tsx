import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { forbidden, notFound } from "next/navigation";
import { NewMilestoneForm } from "@/components/planning/new-milestone-form";
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
import { createMilestoneAction } from "./actions";
import { readStart } from "./read-start";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("plan"))("newTitle") };
}

interface Props {
  searchParams: Promise<{ partner?: string | string[]; from?: string | string[] }>;
}

export default async function NewMilestonePage({ searchParams }: Props) {
  const { partner = "", from = "" } = await searchParams;
  const permalink = `/milestones/new?${new URLSearchParams({ partner: String(partner), from: String(from) })}`;
  if (await isAbandonedForm()) return <ResendPlan action={createMilestoneAction} permalink={permalink} />;
  const viewer = await requireViewer();
  if (!can(viewer, "milestone.plan")) forbidden();
  const [partners, scales, templates] = await Promise.all([
    listPartners(viewer),
    listScales(viewer),
    listTemplates(viewer),
  ]);
  const chosen = partner === "" ? null : partners.find(({ iso3 }) => iso3 === partner);
  if (chosen === undefined) notFound();
  if (chosen !== null && !can(viewer, "milestone.plan", chosen.iso3)) forbidden();
  const start = await readStart(viewer, from, scales);

  const t = await getTranslations("plan");
  const format = await getFormat();
  const language = await getLocale();
  const { failures, forms, lists, plan, units, words } = await getMessages();
  const offered = partners
    .filter(({ iso3, standing }) => standing === "active" && can(viewer, "milestone.plan", iso3))
    .map(({ iso3, iso2 }) => ({ value: iso3, label: format.country(iso2) }))
    .toSorted((a, b) => format.compare(a.label, b.label));
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            crumbs={[{ label: (await getTranslations("milestones"))("title"), href: "/milestones" }]}
          />
        }
        title={t("newTitle")}
        lead={t("newLead")}
      />
      <Stack>
        <StartForm
          action="/milestones/new"
          partners={offered}
          templates={templates}
          scales={scales.map(({ id, stages }) => ({
            id,
            stages: stages.map((stage) => (language === "fr" ? stage.labelFr : stage.labelEn)),
          }))}
          chosen={{ partner: chosen?.iso3 ?? "", from: start === null ? "" : String(from) }}
        />
        {chosen === null || start === null ? (
          <EmptyState title={t("start.next")} />
        ) : (
          <NextIntlClientProvider messages={{ failures, forms, lists, plan, units, words }}>
            <NewMilestoneForm
              action={createMilestoneAction}
              cancelHref="/milestones"
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
