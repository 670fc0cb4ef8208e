import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { useFormat } from "@/i18n/use-format";
import type { ReportJob } from "@/lib/reports/jobs/queries";
import { reportJobHref, shownState } from "@/lib/reports/jobs/rules";

/** The reader's own reports in the background, the latest first. */
export function JobsTable({ rows }: { rows: readonly ReportJob[] }) {
  const t = useTranslations("reports");
  const format = useFormat();
  return (
    <DataTable
      caption={t("job.caption")}
      rows={rows}
      rowKey={({ id }) => String(id)}
      columns={[
        {
          key: "report",
          header: t("job.report"),
          rowHeader: true,
          prose: true,
          cell: ({ id, title }) => (
            <Link href={reportJobHref(id)} prefetch={false}>
              {title}
            </Link>
          ),
        },
        { key: "format", header: t("field.format"), cell: ({ format: kind }) => kind.toUpperCase() },
        { key: "state", header: t("job.state"), cell: (job) => t(`job.states.${shownState(job)}`) },
        { key: "at", header: t("job.orderedAt"), cell: ({ orderedAt }) => format.instant(orderedAt) },
      ]}
    />
  );
}
