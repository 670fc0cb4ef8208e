import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { forbidden, notFound } from "next/navigation";
import { ResendForm } from "@/components/forms/resend-form";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { PageHeader } from "@/components/ui/page-header";
import { Stack } from "@/components/ui/stack";
import { getFormat } from "@/i18n/reader-format";
import { can } from "@/lib/auth/permissions";
import { requireViewer } from "@/lib/auth/session";
import { isAbandonedForm } from "@/lib/forms/abandoned";
import { searchParamsOf } from "@/lib/milestones/filters";
import { today } from "@/lib/periods/today";
import { isReportFault, parseReportRequest } from "@/lib/reports/address";
import { REPORT_ISSUE, REPORTS } from "@/lib/reports/constants";
import { getReportCountry } from "@/lib/reports/queries";
import { IssueForm } from "./_components/issue-form";
import { issueReportAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reports"))("issue.title") };
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Says what is about to be issued, since that is for good. An address that asks for no report is none of ours. */
export default async function IssueReportPage({ searchParams }: Props) {
  const query = searchParamsOf(await searchParams);
  const permalink = `${REPORT_ISSUE}?${query.toString()}`;
  const t = await getTranslations();
  if (await isAbandonedForm()) {
    return (
      <>
        <PageHeader title={t("forms.resend.title")} />
        <ResendForm action={issueReportAction} permalink={permalink} labels={{}} />
      </>
    );
  }
  const viewer = await requireViewer();
  if (!can(viewer, "figures.export")) forbidden();
  const asked = parseReportRequest(query, today(), await getLocale());
  if (isReportFault(asked)) notFound();
  const [format, { failures, forms, reports }, country] = await Promise.all([
    getFormat(),
    getMessages(),
    getReportCountry(viewer, asked),
  ]);
  const subject = country === null ? asked.subject : format.country(country);
  const said = (term: string, value: string) => (value === "" ? [] : [{ term, value }]);
  return (
    <NextIntlClientProvider messages={{ failures, forms, reports: { issue: reports.issue } }}>
      <PageHeader
        breadcrumb={<Breadcrumb crumbs={[{ label: t("reports.title"), href: REPORTS }]} />}
        title={t("reports.issue.title")}
        lead={t("reports.issue.lead")}
      />
      <Card title={t(`reports.kind.${asked.kind}`)}>
        <Stack>
          <DefinitionList
            items={[
              {
                term: t("reports.doc.about.subject"),
                value: subject === "" ? t("reports.doc.activePartners") : subject,
              },
              {
                term: t("reports.field.asOf"),
                value: asked.asOf === null ? t("reports.issue.now") : format.day(asked.asOf.day),
              },
              {
                term: t("reports.field.sections"),
                value: asked.sections.map((section) => t(`reports.section.${section}`)).join(", "),
              },
              ...said(t("reports.field.title"), asked.title),
              ...said(t("reports.field.addressee"), asked.addressee),
              ...said(t("reports.field.foreword"), asked.foreword),
              { term: t("reports.field.language"), value: t(`words.language.${asked.language}`) },
              { term: t("reports.field.format"), value: t(`reports.format.${asked.format}`) },
            ]}
          />
          <IssueForm
            order={query.toString()}
            permalink={permalink}
            back={`${REPORTS}?${query.toString()}`}
            initial={{ requestKey: crypto.randomUUID() }}
          />
        </Stack>
      </Card>
    </NextIntlClientProvider>
  );
}
