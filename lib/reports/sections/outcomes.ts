import type { OutcomeEnds } from "@/lib/outcomes/queries";
import { number, text } from "@/lib/reports/cells";
import type { ReportBlock } from "@/lib/reports/document";
import type { ReportWords } from "@/lib/reports/words";

/** What independent indices say of the country, apart from our own figures. */
export function outcomesBlocks(outcomes: readonly OutcomeEnds[], { t }: ReportWords): ReportBlock[] {
  const sources = [...new Set(outcomes.map(({ source }) => source))];
  return [
    { kind: "paragraph", text: t("analysis.outcomes.noCause") },
    {
      kind: "table",
      id: "outcomes",
      caption: t("reports.doc.outcomesCaption"),
      columns: [
        { key: "index", header: t("analysis.outcomes.filter.indicator"), width: 6.5 },
        { key: "better", header: t("reports.doc.column.better"), width: 1.8 },
        { key: "first_year", header: t("reports.doc.column.firstYear"), numeric: true, width: 1.4 },
        { key: "first_value", header: t("reports.doc.column.value"), numeric: true, width: 1.5 },
        { key: "last_year", header: t("reports.doc.column.lastYear"), numeric: true, width: 1.5 },
        { key: "last_value", header: t("reports.doc.column.value"), numeric: true, width: 1.5 },
      ],
      rows: outcomes.map(({ name, higherIsBetter, firstYear, firstValue, lastYear, lastValue }) => [
        text(name),
        text(t(higherIsBetter ? "reports.doc.higher" : "reports.doc.lower")),
        // A year is a name, not a quantity: no thousands are parted.
        text(String(firstYear)),
        number(firstValue),
        text(String(lastYear)),
        number(lastValue),
      ]),
      empty: t("reports.doc.noOutcomes"),
    },
    ...(sources.length === 0
      ? []
      : [{ kind: "note" as const, text: t("reports.doc.source", { source: sources.join("; ") }) }]),
  ];
}
