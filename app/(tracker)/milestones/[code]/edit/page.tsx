import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { forbidden, notFound } from "next/navigation";
import { measureOf } from "@/components/milestones/measure-of";
import { ResendPlan } from "@/components/planning/resend-plan";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/ui/page-header";
import { getFormat } from "@/i18n/reader-format";
import { can } from "@/lib/auth/permissions";
import { requireViewer } from "@/lib/auth/session";
import { isAbandonedForm } from "@/lib/forms/abandoned";
import { readMilestone } from "../read-milestone";
import { EditMilestoneForm } from "./_components/edit-milestone-form";
import { editMilestoneAction } from "./actions";
import { planValues } from "./plan-values";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("plan"))("editTitle") };
}

interface Props {
  params: Promise<{ code: string }>;
}

export default async function EditMilestonePage({ params }: Props) {
  const { code } = await params;
  const permalink = `/milestones/${encodeURIComponent(code)}/edit`;
  if (await isAbandonedForm()) return <ResendPlan action={editMilestoneAction} permalink={permalink} />;
  const viewer = await requireViewer();
  const milestone = await readMilestone(viewer, code);
  if (milestone === null) notFound();
  if (!can(viewer, "milestone.plan", milestone.partner)) forbidden();

  const t = await getTranslations();
  const format = await getFormat();
  const { failures, forms, lists, plan, units, words } = await getMessages();
  const address = `/milestones/${milestone.code}`;
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            crumbs={[
              { label: t("milestones.title"), href: "/milestones" },
              { label: milestone.code, href: address },
            ]}
          />
        }
        title={t("plan.editTitle")}
        lead={t("plan.editLead", {
          code: milestone.code,
          partner: format.country(milestone.partnerIso2),
          area: t(`words.area.${milestone.area}`),
        })}
      />
      <NextIntlClientProvider messages={{ failures, forms, lists, plan, units, words }}>
        <EditMilestoneForm
          measure={measureOf(milestone, await getLocale())}
          cancelHref={address}
          permalink={permalink}
          initial={{ ...planValues(milestone), requestKey: crypto.randomUUID() }}
        />
      </NextIntlClientProvider>
    </>
  );
}
