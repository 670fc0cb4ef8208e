import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { useFormat } from "@/i18n/use-format";
import type { ListedSchedule } from "@/lib/reports/schedules/queries";
import { scheduleHref } from "@/lib/reports/schedules/rules";
import { useReportName } from "./report-name";
import { RhythmText } from "./rhythm-text";
import { RunBadge, ScheduleBadge } from "./schedule-badges";
import styles from "./schedules-table.module.css";

/** The schedules that somebody sees, the one that is sent next first. */
export function SchedulesTable({ rows }: { rows: readonly ListedSchedule[] }) {
  const t = useTranslations("reportSchedules");
  const format = useFormat();
  const nameOf = useReportName();
  return (
    <DataTable
      caption={t("caption")}
      rows={rows}
      rowKey={({ id }) => String(id)}
      muted={({ state }) => state === "ended"}
      columns={[
        {
          key: "what",
          header: t("column.what"),
          rowHeader: true,
          cell: (row) => (
            <Link href={scheduleHref(row.id)} prefetch={false}>
              <bdi className={styles.name}>{nameOf(row)}</bdi>
            </Link>
          ),
        },
        { key: "rhythm", header: t("column.rhythm"), prose: true, cell: (row) => <RhythmText of={row} /> },
        {
          key: "next",
          header: t("column.next"),
          cell: ({ state, nextAt, timeZone }) =>
            nextAt === null ? <ScheduleBadge state={state} /> : format.instantIn(nextAt, timeZone),
        },
        {
          key: "last",
          header: t("column.last"),
          cell: ({ lastState }) => (lastState === null ? t("never") : <RunBadge state={lastState} />),
        },
        { key: "owner", header: t("column.owner"), cell: ({ owner }) => <bdi>{owner}</bdi> },
      ]}
    />
  );
}
