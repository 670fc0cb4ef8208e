import { getTranslations } from "next-intl/server";
import { FigureNotes } from "@/components/charts/figure-notes";
import { Slippage } from "@/components/milestones/slippage";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { RagBadge } from "@/components/ui/rag-badge";
import { getFormat } from "@/i18n/reader-format";
import { dayOf } from "@/lib/as-of/reader";
import { listMovedMost } from "@/lib/schedule/queries";
import type { CardProps } from "./card-props";
import { exportHref } from "./export-href";
import styles from "./schedule.module.css";

/** The milestones whose due date was moved most often: each leads to its own page, where every move has its reason. */
export async function MovedMostCard({ reader, filters, exports }: CardProps) {
  const [rows, t, format] = await Promise.all([
    listMovedMost(reader, filters),
    getTranslations(),
    getFormat(),
  ]);
  return (
    <Card title={t("schedule.most.title")}>
      {rows.length === 0 ? (
        <p>{t("schedule.most.none")}</p>
      ) : (
        <DataTable
          caption={t("schedule.most.title")}
          rows={rows}
          rowKey={({ code }) => code}
          columns={[
            {
              key: "milestone",
              header: t("milestones.column.title"),
              rowHeader: true,
              cell: ({ code, title }) => (
                <Link href={`/milestones/${code}`} prefetch={false}>
                  {code} {title}
                </Link>
              ),
            },
            {
              key: "partner",
              header: t("milestones.filter.partner"),
              cell: ({ partnerIso2 }) => format.country(partnerIso2),
            },
            { key: "rag", header: t("milestones.column.rag"), cell: ({ rag }) => <RagBadge value={rag} /> },
            {
              key: "moves",
              header: t("schedule.reasons.moves"),
              numeric: true,
              cell: ({ moves }) => format.number(moves),
            },
            {
              key: "firstDue",
              header: t("schedule.timeline.firstDue"),
              numeric: true,
              cell: ({ firstDueOn }) => format.day(firstDueOn),
            },
            {
              key: "due",
              header: t("schedule.timeline.due"),
              numeric: true,
              cell: ({ dueOn }) => format.day(dueOn),
            },
            {
              key: "days",
              header: t("schedule.timeline.moved"),
              numeric: true,
              cell: (row) => <Slippage always {...row} />,
            },
          ]}
        />
      )}
      <div className={styles.notes}>
        <FigureNotes
          notes={[t("schedule.sourceMoves"), t("charts.figure.asOf", { day: format.day(dayOf(reader)) })]}
          downloadHref={exports && rows.length > 0 ? exportHref("moved-most", filters) : undefined}
        />
      </div>
    </Card>
  );
}
