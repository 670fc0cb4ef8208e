import { getTranslations } from "next-intl/server";
import { FigureNotes } from "@/components/charts/figure-notes";
import { Card } from "@/components/ui/card";
import { getFormat } from "@/i18n/reader-format";
import { dayOf } from "@/lib/as-of/reader";
import { listMovedMost } from "@/lib/schedule/queries";
import type { CardProps } from "./card-props";
import { exportHref } from "./export-href";
import { MovedMostTable } from "./moved-most-table";
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
      {rows.length === 0 ? <p>{t("schedule.most.none")}</p> : <MovedMostTable rows={rows} />}
      <div className={styles.notes}>
        <FigureNotes
          notes={[t("schedule.sourceMoves"), t("charts.figure.asOf", { day: format.day(dayOf(reader)) })]}
          downloadHref={exports && rows.length > 0 ? exportHref("moved-most", filters) : undefined}
        />
      </div>
    </Card>
  );
}
