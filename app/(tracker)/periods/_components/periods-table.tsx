import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { DataTable } from "@/components/ui/data-table";
import { PeriodStateBadge } from "@/components/ui/period-state-badge";
import { useFormat } from "@/i18n/use-format";
import { quarterAddress } from "@/lib/periods/rules";
import type { PeriodRow } from "./period-rows";

/** Quarters with where they stand; a figure that has moved since it was kept says so. */
export function PeriodsTable({ rows }: { rows: readonly PeriodRow[] }) {
  const t = useTranslations("periods");
  const format = useFormat();
  const percent = (share: number | null) => (share === null ? "–" : format.percent(share));
  return (
    <DataTable
      caption={t("caption")}
      rows={rows}
      rowKey={(row) => row.quarterOn}
      columns={[
        {
          key: "quarter",
          header: t("column.quarter"),
          rowHeader: true,
          cell: (row) => (
            <Link href={`/periods/${quarterAddress(row.quarterOn)}`} prefetch={false}>
              {format.quarter(row.quarter)}
            </Link>
          ),
        },
        {
          key: "state",
          header: t("column.state"),
          cell: (row) => <PeriodStateBadge value={row.state} />,
        },
        {
          key: "latest",
          header: t("column.latest"),
          prose: true,
          cell: ({ latest, running }) => {
            if (latest === undefined) return running ? t("running") : t("never");
            const said = { at: format.instant(latest.doneAt), name: latest.doneBy ?? t("unknown") };
            return latest.untilOn === null
              ? t("closed", said)
              : t("reopened", { ...said, day: format.day(latest.untilOn) });
          },
        },
        { key: "kept", header: t("column.kept"), numeric: true, cell: (row) => percent(row.kept) },
        {
          key: "now",
          header: t("column.now"),
          numeric: true,
          cell: (row) => (row.moved ? t("moved", { completion: percent(row.now) }) : percent(row.now)),
        },
      ]}
    />
  );
}
