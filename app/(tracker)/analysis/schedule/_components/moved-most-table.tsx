import { useTranslations } from "next-intl";
import { useScheduleColumns } from "@/components/milestones/use-schedule-columns";
import { DataTable } from "@/components/ui/data-table";
import { useFormat } from "@/i18n/use-format";
import type { listMovedMost } from "@/lib/schedule/queries";

interface Props {
  rows: Awaited<ReturnType<typeof listMovedMost>>;
}

/** Milestones with how often their due date was moved, and how far in all. */
export function MovedMostTable({ rows }: Props) {
  const t = useTranslations();
  const format = useFormat();
  const { milestone, rag, dates } = useScheduleColumns();
  return (
    <DataTable
      caption={t("schedule.most.title")}
      rows={rows}
      rowKey={({ code }) => code}
      columns={[
        milestone,
        {
          key: "partner",
          header: t("milestones.filter.partner"),
          cell: ({ partnerIso2 }) => format.country(partnerIso2),
        },
        rag,
        {
          key: "moves",
          header: t("schedule.reasons.moves"),
          numeric: true,
          cell: ({ moves }) => format.number(moves),
        },
        ...dates,
      ]}
    />
  );
}
