import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { useFormat } from "@/i18n/use-format";
import type { Undecided } from "@/lib/periods/queries";
import { MilestoneName } from "../../../_components/milestone-name";

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
          cell: ({ id, code, title, partnerIso2 }) => (
            <MilestoneName
              code={code}
              title={title}
              partner={format.country(partnerIso2)}
              assessmentId={id}
            />
          ),
        },
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
