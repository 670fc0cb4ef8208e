import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { forbidden, notFound } from "next/navigation";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { DownloadLink } from "@/components/ui/download-link";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Stack } from "@/components/ui/stack";
import { getFormat } from "@/i18n/reader-format";
import { can } from "@/lib/auth/permissions";
import { requireViewer } from "@/lib/auth/session";
import { REPORT_FILE, REPORTS } from "@/lib/reports/constants";
import { getIssuedReport, getReportCountry, rebuildReport } from "@/lib/reports/queries";
import { issuedHref } from "@/lib/reports/rules";

interface Props {
  params: Promise<{ number: string }>;
  searchParams: Promise<{ done?: string | string[]; rebuild?: string | string[] }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const viewer = await requireViewer();
  const report = await getIssuedReport(viewer, (await params).number);
  return report === null ? {} : { title: `${report.number} ${report.title}` };
}

/** An issued report: what it is, its file as it was issued, and whether it comes out the same when it is made again. */
export default async function IssuedReportPage({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  if (!can(viewer, "figures.export")) forbidden();
  const [{ number }, { done, rebuild }] = await Promise.all([params, searchParams]);
  const report = await getIssuedReport(viewer, number);
  if (report === null) notFound();
  const rebuilt = rebuild === undefined ? null : await rebuildReport(viewer, number);
  const [t, format, country] = await Promise.all([
    getTranslations("reports"),
    getFormat(),
    getReportCountry(viewer, report),
  ]);
  const subject = country === null ? report.subject : format.country(country);
  const { order } = report;
  return (
    <>
      <PageHeader
        breadcrumb={<Breadcrumb crumbs={[{ label: t("title"), href: REPORTS }]} />}
        title={report.title}
        lead={`${report.number} · ${t(`kind.${report.kind}`)}`}
        actions={
          <LinkButton href={`${issuedHref(report.number)}?rebuild=yes`}>{t("issued.rebuild")}</LinkButton>
        }
      />
      <Stack>
        {done === "issued" ? (
          <Notice tone="green">{t("issued.done", { number: report.number })}</Notice>
        ) : null}
        {rebuilt === null ? null : (
          <Notice tone={rebuilt === "identical" ? "green" : "red"}>{t(`issued.rebuilt.${rebuilt}`)}</Notice>
        )}
        <Card title={t("issued.file")}>
          <Stack>
            <p>
              <DownloadLink
                href={`${REPORT_FILE}/${report.number}`}
                label={t("issued.download", {
                  format: report.format.toUpperCase(),
                  size: format.bytes(report.size),
                })}
              />
            </p>
            <DefinitionList
              items={[
                {
                  term: t("doc.about.subject"),
                  value: subject === "" ? t("doc.activePartners") : subject,
                },
                { term: t("doc.about.asOf"), value: format.day(order.asOf.day) },
                { term: t("doc.about.knownBefore"), value: format.instant(order.asOf.knownBefore) },
                { term: t("doc.about.from"), value: format.day(order.from.day) },
                { term: t("issued.issuedAt"), value: format.instant(report.issuedAt) },
                { term: t("issued.issuedBy"), value: report.issuedBy ?? order.madeBy },
                { term: t("doc.about.checkCode"), value: report.checkCode },
                { term: "SHA-256", value: <code>{report.sha256}</code> },
              ]}
            />
          </Stack>
        </Card>
      </Stack>
    </>
  );
}
