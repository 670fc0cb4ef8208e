import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { useFormat } from "@/i18n/use-format";
import type { ComparedCell } from "./compare-figures";
import styles from "./period.module.css";

/** What was kept at the last closing beside what comes out now, where the two differ. */
export function FiguresMoved({ cells }: { cells: readonly ComparedCell[] }) {
  const t = useTranslations("periods");
  const words = useTranslations("words.area");
  const format = useFormat();
  const write = (side: ComparedCell["kept"]) =>
    side === null
      ? t("nothing")
      : t("cell", {
          completion: side.completion === null ? "–" : format.percent(side.completion),
          milestones: side.milestones,
          assessed: side.assessed,
          fulfilled: side.fulfilled,
        });
  return (
    <Card title={t("movedTitle")}>
      {cells.length === 0 ? (
        <p>{t("movedNone")}</p>
      ) : (
        <div className={styles.part}>
          <p>{t("movedLead", { count: cells.length })}</p>
          <DataTable
            caption={t("movedCaption")}
            rows={cells}
            rowKey={(cell) => `${cell.partner} ${cell.area}`}
            columns={[
              {
                key: "partner",
                header: t("column.partner"),
                rowHeader: true,
                cell: (cell) => format.country(cell.partnerIso2),
              },
              { key: "area", header: t("column.area"), cell: (cell) => words(cell.area) },
              { key: "kept", header: t("column.kept"), prose: true, cell: (cell) => write(cell.kept) },
              { key: "now", header: t("column.now"), prose: true, cell: (cell) => write(cell.now) },
            ]}
          />
        </div>
      )}
    </Card>
  );
}
