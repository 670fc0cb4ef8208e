import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import type { Choice } from "@/components/ui/select-field";
import { getFormat } from "@/i18n/reader-format";
import { AREAS } from "@/lib/areas/constants";
import { readerOf } from "@/lib/as-of/reader";
import type { AsOf } from "@/lib/as-of/rules";
import type { Viewer } from "@/lib/auth/viewer";
import type { Comparison } from "@/lib/changes/rules";
import { listCompletionByArea, listCompletionByQuarter } from "@/lib/completion/queries";
import styles from "./changes.module.css";
import { pointsBetween } from "@/lib/completion/points-between";

interface Props {
  viewer: Viewer;
  comparison: Comparison;
  /** The partners by name, of which one may be chosen. */
  partners: readonly Choice[];
}

/** How far the portfolio, or the chosen partner and each of its areas, had come on either day. */
export async function CompletionCard({ viewer, comparison, partners }: Props) {
  const { partner, area } = comparison;
  const [t, format, earlier, later] = await Promise.all([
    getTranslations(),
    getFormat(),
    completionsOn(viewer, comparison.from, partner),
    completionsOn(viewer, comparison.to, partner),
  ]);
  const name = partners.find(({ value }) => value === partner)?.label;
  const areas = partner === null ? [] : AREAS.filter((each) => area === null || each === area);
  const rows = [
    ...areas.map((each) => ({
      key: each,
      name: t(`words.area.${each}`),
      before: earlier.byArea.get(each),
      after: later.byArea.get(each),
    })),
    {
      key: "all",
      name:
        name === undefined
          ? t("changes.completion.portfolio")
          : t("changes.completion.own", { partner: name }),
      before: earlier.all,
      after: later.all,
    },
  ];
  const write = (completion: number | null | undefined) => {
    if (completion === undefined) return t("changes.completion.nothing");
    return completion === null ? t("changes.completion.never") : format.percent(completion);
  };
  const on = (day: string) => t("changes.column.on", { day: format.day(day) });
  return (
    <Card title={t("changes.completion.title")}>
      <div className={styles.part}>
        <DataTable
          caption={t("changes.completion.caption")}
          rows={rows}
          rowKey={(row) => row.key}
          columns={[
            { key: "of", header: t("changes.completion.of"), rowHeader: true, cell: (row) => row.name },
            {
              key: "before",
              header: on(comparison.from.day),
              numeric: true,
              cell: (row) => write(row.before),
            },
            { key: "after", header: on(comparison.to.day), numeric: true, cell: (row) => write(row.after) },
            {
              key: "difference",
              header: t("changes.completion.difference"),
              numeric: true,
              cell: ({ before, after }) => {
                const points = pointsBetween(before, after);
                if (points === null) return "–";
                const signed = `${points < 0 ? "−" : "+"}${format.number(Math.abs(points))}`;
                return t("changes.completion.points", { points: Math.abs(points), signed });
              },
            },
          ]}
        />
        {area !== null && partner === null ? <p>{t("changes.completion.byArea")}</p> : null}
      </div>
    </Card>
  );
}

/** Completion in all and by area; an area without milestones has none. */
async function completionsOn(viewer: Viewer, side: AsOf, partner: string | null) {
  const reader = readerOf(viewer, side);
  const [quarters, cells] = await Promise.all([
    listCompletionByQuarter(reader, partner ?? undefined),
    partner === null ? [] : listCompletionByArea(reader, partner),
  ]);
  return {
    all: quarters.find(({ running }) => running)?.completion,
    byArea: new Map(cells.map((cell) => [cell.area, cell.completion])),
  };
}
