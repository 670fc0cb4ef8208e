import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { forbidden, notFound } from "next/navigation";
import { measureOf } from "@/components/milestones/measure-of";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Stack } from "@/components/ui/stack";
import { getAssessment } from "@/lib/assessments/queries";
import { can } from "@/lib/auth/permissions";
import { requireViewer } from "@/lib/auth/session";
import type { Viewer } from "@/lib/auth/viewer";
import { isAbandonedForm } from "@/lib/forms/abandoned";
import { today } from "@/lib/periods/today";
import { getUnfinished } from "@/lib/unfinished/queries";
import { readMilestone } from "../read-milestone";
import { AssessmentContext } from "./_components/assessment-context";
import { AssessmentForm } from "./_components/assessment-form";
import { ResendAssessment } from "./_components/resend-assessment";
import { assessmentValues } from "./assessment-values";

interface Props {
  params: Promise<{ code: string }>;
  searchParams: Promise<{ assessment?: string | string[]; after?: string | string[] }>;
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations("assess");
  return { title: t((await searchParams).assessment === undefined ? "title" : "reviseTitle") };
}

export default async function AssessPage({ params, searchParams }: Props) {
  const { code } = await params;
  const { assessment: asked, after } = await searchParams;
  if (await isAbandonedForm()) return <ResendAssessment permalink={permalinkOf(code, asked)} />;
  const viewer = await requireViewer();
  const milestone = await readMilestone(viewer, code);
  if (milestone === null) notFound();
  if (!can(viewer, "assessment.record", milestone.partner)) forbidden();
  const revised = await readRevised(viewer, milestone.id, asked);
  const unfinished = await getUnfinished(viewer, milestone.id, revised?.id ?? null);

  const t = await getTranslations("assess");
  const { assess, failures, forms, lists, units, words } = await getMessages();
  const measure = measureOf(milestone, await getLocale());
  const address = `/milestones/${milestone.code}`;
  const stored = revised ? assessmentValues(revised) : { version: "", effectiveOn: today() };
  const initial = {
    // With the version that it was typed over: a newer draft is then shown beside it before it is replaced.
    ...(unfinished?.typed ?? stored),
    assessmentId: String(revised?.id ?? ""),
    milestoneCode: milestone.code,
    requestKey: crypto.randomUUID(),
    unfinishedVersion: String(unfinished?.version ?? ""),
  };
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            crumbs={[
              { label: (await getTranslations("milestones"))("title"), href: "/milestones" },
              { label: milestone.code, href: address },
            ]}
          />
        }
        title={t(revised ? "reviseTitle" : "title")}
        lead={t("lead", { code: milestone.code, title: milestone.title })}
      />
      <Stack>
        {revised?.returnReason ? (
          <Notice tone="amber">{t("returned", { reason: revised.returnReason })}</Notice>
        ) : null}
        <AssessmentContext milestone={milestone} measure={measure} />
        <NextIntlClientProvider messages={{ assess, failures, forms, lists, units, words }}>
          <AssessmentForm
            key={`${initial.assessmentId} ${String(after)}`}
            measure={measure}
            today={today()}
            cancelHref={address}
            permalink={permalinkOf(code, asked)}
            initial={initial}
            keptAt={unfinished?.keptAt ?? null}
          />
        </NextIntlClientProvider>
      </Stack>
    </>
  );
}

function permalinkOf(code: string, assessment: string | string[] | undefined): string {
  const address = `/milestones/${encodeURIComponent(code)}/assess`;
  return typeof assessment === "string" ? `${address}?assessment=${encodeURIComponent(assessment)}` : address;
}

/** The viewer's own draft or returned assessment that the address names, or null when it names none. */
async function readRevised(viewer: Viewer, milestoneId: number, id: string | string[] | undefined) {
  if (id === undefined) return null;
  if (typeof id !== "string" || !/^\d{1,15}$/.test(id)) notFound();
  const assessment = await getAssessment(viewer, Number(id));
  if (assessment === null || assessment.milestoneId !== milestoneId) notFound();
  const editable = assessment.state === "draft" || assessment.state === "returned";
  if (assessment.authorId !== viewer.personId || !editable) forbidden();
  return assessment;
}
