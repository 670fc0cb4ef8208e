import { useTranslations } from "next-intl";
import Link from "next/link";
import { DataTable } from "@/components/ui/data-table";
import { useFormat } from "@/i18n/use-format";
import type { Undecided } from "@/lib/periods/queries";

/** The assessments about the quarter that wait longest for a decision. */
export function UndecidedTable({ rows }: { rows: readonly Undecided[] }) {
  const t = useTranslations("periods.missing");
  const format = useFormat();
  return (
    <DataTable
      caption={t("undecidedCaption", { shown: rows.length })}
      captionShown
      rows={rows}
      rowKey={(row) => String(row.id)}
      columns={[
        {
          key: "milestone",
          header: t("milestone"),
          rowHeader: true,
          prose: true,
          cell: (row) => (
            <Link href={`/milestones/${row.code}#assessment-${row.id}`} prefetch={false}>
              {row.code} {row.title}
            </Link>
          ),
        },
        { key: "partner", header: t("partner"), cell: (row) => format.country(row.partnerIso2) },
        { key: "about", header: t("about"), numeric: true, cell: (row) => format.day(row.effectiveOn) },
        { key: "author", header: t("author"), cell: (row) => row.author ?? "–" },
        {
          key: "submitted",
          header: t("submitted"),
          numeric: true,
          cell: (row) => (row.submittedAt === null ? "–" : format.instant(row.submittedAt)),
        },
      ]}
    />
  );
}
