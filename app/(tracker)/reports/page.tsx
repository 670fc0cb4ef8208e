import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { forbidden } from "next/navigation";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Stack } from "@/components/ui/stack";
import { getFormat } from "@/i18n/reader-format";
import { can } from "@/lib/auth/permissions";
import { requireViewer } from "@/lib/auth/session";
import { searchParamsOf } from "@/lib/milestones/filters";
import { listPartners } from "@/lib/partners/queries";
import { today } from "@/lib/periods/today";
import { ISSUED_PAGE_SIZE, REPORT_CHECK, REPORT_KINDS } from "@/lib/reports/constants";
import { listReportJobs } from "@/lib/reports/jobs/queries";
import { listIssuedReports } from "@/lib/reports/queries";
import { orderHref } from "@/lib/reports/rules";
import { SCHEDULES } from "@/lib/reports/schedules/constants";
import { IssuedTable } from "./_components/issued-table";
import { JobsTable } from "./_components/jobs-table";
import { KindLinks } from "./_components/kind-links";
import { OrderForm } from "./_components/order-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reports"))("title") };
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Where reports are ordered. The address may choose beforehand what they are about: `?kind=partner&subject=GEO&asOf=2026-06-30`. */
export default async function ReportsPage({ searchParams }: Props) {
  const viewer = await requireViewer();
  if (!can(viewer, "figures.export")) forbidden();
  const query = searchParamsOf(await searchParams);
  const kind = REPORT_KINDS.find((known) => known === query.get("kind")) ?? "partner";
  const page = Math.max(1, Number.parseInt(query.get("page") ?? "1", 10) || 1);
  const [t, schedules, format, language, allPartners, issued, jobs] = await Promise.all([
    getTranslations("reports"),
    getTranslations("reportSchedules"),
    getFormat(),
    getLocale(),
    listPartners(viewer),
    listIssuedReports(viewer, page),
    listReportJobs(viewer),
  ]);
  const partners = allPartners
    .filter(({ milestones }) => milestones > 0)
    .map(({ iso3, iso2 }) => ({ value: iso3, label: format.country(iso2) }))
    .toSorted((a, b) => format.compare(a.label, b.label));
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={<LinkButton href={SCHEDULES}>{schedules("link")}</LinkButton>}
      />
      <Stack>
        <KindLinks kind={kind} />
        {partners.length === 0 ? (
          <EmptyState title={t("noPartners.title")}>{t("noPartners.body")}</EmptyState>
        ) : (
          <Card title={t(`kind.${kind}`)}>
            <p>{t(`about.${kind}`)}</p>
            <OrderForm kind={kind} partners={partners} query={query} language={language} today={today()} />
          </Card>
        )}
        {jobs.length === 0 ? null : (
          <Card title={t("job.title")}>
            <JobsTable rows={jobs} />
          </Card>
        )}
        <Card
          title={t("issued.title")}
          action={
            <Link href={REPORT_CHECK} prefetch={false}>
              {t("check.link")}
            </Link>
          }
        >
          {issued.total === 0 ? (
            <p>{t("issued.empty")}</p>
          ) : (
            <>
              <IssuedTable rows={issued.rows} />
              <Pagination
                page={page}
                pageSize={ISSUED_PAGE_SIZE}
                total={issued.total}
                hrefFor={(n) => `${orderHref({ kind })}&page=${n}`}
              />
            </>
          )}
        </Card>
      </Stack>
    </>
  );
}
