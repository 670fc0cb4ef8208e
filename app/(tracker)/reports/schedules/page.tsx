import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { forbidden } from "next/navigation";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Stack } from "@/components/ui/stack";
import { can } from "@/lib/auth/permissions";
import { requireViewer } from "@/lib/auth/session";
import { pageSchema } from "@/lib/notices/schemas";
import { REPORTS } from "@/lib/reports/constants";
import { SCHEDULES, SCHEDULES_PAGE_SIZE } from "@/lib/reports/schedules/constants";
import { listSchedules } from "@/lib/reports/schedules/queries";
import { NoServer } from "./_components/no-server";
import { SchedulesTable } from "./_components/schedules-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reportSchedules"))("title") };
}

interface Props {
  searchParams: Promise<{ page?: string | string[] }>;
}

/** The reports that are sent at settled moments: one's own, and those that are sent to one; to administrators all. */
export default async function SchedulesPage({ searchParams }: Props) {
  const viewer = await requireViewer();
  if (!can(viewer, "schedule.keep")) forbidden();
  const page = pageSchema.parse((await searchParams).page);
  const [t, { rows, total }] = await Promise.all([getTranslations(), listSchedules(viewer, page)]);
  return (
    <>
      <PageHeader
        breadcrumb={<Breadcrumb crumbs={[{ label: t("reports.title"), href: REPORTS }]} />}
        title={t("reportSchedules.title")}
        lead={t("reportSchedules.lead")}
        actions={<LinkButton href={REPORTS}>{t("reportSchedules.toReports")}</LinkButton>}
      />
      <Stack>
        <NoServer />
        {rows.length === 0 ? (
          <EmptyState title={t("reportSchedules.empty")}>
            <p>{t("reportSchedules.emptyNext")}</p>
          </EmptyState>
        ) : (
          <Card title={t("reportSchedules.title")}>
            <SchedulesTable rows={rows} />
            <Pagination
              page={page}
              pageSize={SCHEDULES_PAGE_SIZE}
              total={total}
              hrefFor={(n) => `${SCHEDULES}?page=${n}`}
            />
          </Card>
        )}
      </Stack>
    </>
  );
}
