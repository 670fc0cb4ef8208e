import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { FormActions } from "@/components/forms/form-actions";
import { ResendForm } from "@/components/forms/resend-form";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { DownloadLink } from "@/components/ui/download-link";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Stack } from "@/components/ui/stack";
import { getFormat } from "@/i18n/reader-format";
import { can } from "@/lib/auth/permissions";
import { requireViewer } from "@/lib/auth/session";
import { isAbandonedForm } from "@/lib/forms/abandoned";
import { REPORT_ISSUE, REPORTS } from "@/lib/reports/constants";
import { REPORT_JOB, REPORT_JOB_FILE } from "@/lib/reports/jobs/constants";
import { getReportJob } from "@/lib/reports/jobs/queries";
import { isUnderWay, keptUntil, reportJobHref, shownState } from "@/lib/reports/jobs/rules";
import { issuedHref } from "@/lib/reports/rules";
import { CancelForm } from "./_components/cancel-form";
import { JobState } from "./_components/job-state";
import { KeepLooking } from "./_components/keep-looking";
import { cancelReportJobAction } from "./actions";

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const viewer = await requireViewer();
  const job = await getReportJob(viewer, (await params).id);
  return job === null ? {} : { title: job.title };
}

/**
 * A report that is made in the background: how far it is, its file or where it is issued, and a way to end it. One's own and nobody else's; who has lost the
 * right to reports meanwhile reads here that this is why there is none.
 */
export default async function ReportJobPage({ params }: Props) {
  const { id } = await params;
  const t = await getTranslations();
  if (await isAbandonedForm()) {
    return (
      <>
        <PageHeader title={t("forms.resend.title")} />
        <ResendForm action={cancelReportJobAction} permalink={`${REPORT_JOB}/${id}`} labels={{}} />
      </>
    );
  }
  const viewer = await requireViewer();
  const job = await getReportJob(viewer, id);
  if (job === null) notFound();
  const [format, { failures, forms, reports }] = await Promise.all([getFormat(), getMessages()]);
  const now = new Date();
  const mayOrder = can(viewer, "figures.export");
  const lead = isUnderWay(job.state) ? (job.isToBeIssued ? "leadIssue" : "lead") : "title";
  const at = (term: string, moment: Date | null) =>
    moment === null ? [] : [{ term, value: format.instant(moment) }];
  return (
    <NextIntlClientProvider messages={{ failures, forms, reports: { job: reports.job } }}>
      <PageHeader
        breadcrumb={<Breadcrumb crumbs={[{ label: t("reports.title"), href: REPORTS }]} />}
        title={job.title}
        lead={t(`reports.job.${lead}`)}
      />
      <Card title={t(`reports.job.states.${shownState(job)}`)}>
        <Stack>
          <JobState job={job} now={now} />
          {mayOrder && job.size !== null && job.endedAt !== null && keptUntil(job.endedAt) > now ? (
            <p>
              <DownloadLink
                href={`${REPORT_JOB_FILE}/${job.id}`}
                label={t("reports.job.download", {
                  format: job.format.toUpperCase(),
                  size: format.bytes(job.size),
                })}
              />
            </p>
          ) : null}
          <DefinitionList
            items={[
              ...at(t("reports.job.orderedAt"), job.orderedAt),
              ...at(t("reports.job.startedAt"), job.startedAt),
              ...at(t("reports.job.endedAt"), job.endedAt),
              { term: t("reports.field.format"), value: t(`reports.format.${job.format}`) },
            ]}
          />
          {isUnderWay(job.state) ? (
            <FormActions>
              <KeepLooking />
              <LinkButton href={reportJobHref(job.id)}>{t("reports.job.again")}</LinkButton>
              <CancelForm jobId={String(job.id)} permalink={reportJobHref(job.id)} />
            </FormActions>
          ) : mayOrder ? (
            <FormActions>
              {job.issuedNumber === null ? (
                <LinkButton href={`${job.isToBeIssued ? REPORT_ISSUE : REPORTS}?${job.asked}`}>
                  {t("reports.job.orderAgain")}
                </LinkButton>
              ) : (
                <LinkButton href={issuedHref(job.issuedNumber)}>{t("reports.job.openIssued")}</LinkButton>
              )}
            </FormActions>
          ) : null}
        </Stack>
      </Card>
    </NextIntlClientProvider>
  );
}
