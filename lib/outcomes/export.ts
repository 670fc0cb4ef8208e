import { sql } from "drizzle-orm";
import { asViewer } from "@/db/client";
import { recordSet } from "@/db/record-set";
import type { AnalysisFilters } from "@/lib/analysis/filters";
import type { Reader } from "@/lib/as-of/reader";
import { csvShare } from "@/lib/exports/csv-table";
import { eachLine } from "@/lib/exports/each-line";
import type { ExportList } from "@/lib/exports/export-file";
import { type ExportField, field, marking } from "@/lib/exports/fields";
import type { OutcomeChoice } from "@/lib/outcomes/address";
import { loadOutcomes } from "@/lib/outcomes/load";

/** The columns of the export of outcomes, in their order. docs/export.md says what each holds. */
const FIELDS: readonly ExportField[] = [
  field.code("partner", sql`r.partner`),
  field.number("year", sql`r.year`),
  field.number("completion", sql`r.completion`),
  field.code("indicator", sql`r.indicator`),
  field.number("value", sql`r.value`),
  field.text("unit", sql`r.unit`),
  field.boolean("higher_is_better", sql`r.better`),
  field.text("source", sql`r.source`),
  field.text("licence", sql`r.licence`),
  marking,
];

/**
 * Completion at the end of each year beside the index of the year, as the page of outcomes has it. What the page computes is few rows; the
 * database writes them as it writes those of every other list.
 */
export function outcomeExport(reader: Reader, filters: AnalysisFilters, choice: OutcomeChoice): ExportList {
  const rows = async () => {
    const outcomes = await loadOutcomes(reader, filters, choice);
    if (typeof outcomes === "string") return [];
    const { code, unit, higherIsBetter, source, licence } = outcomes.indicator;
    return outcomes.courses.flatMap(({ partner, years }) =>
      years.map(({ year, completion, value }) => ({
        ...{ partner, year, completion: csvShare(completion), indicator: code, value, unit },
        ...{ better: higherIsBetter, source, licence },
      })),
    );
  };
  return {
    fields: FIELDS,
    count: async () => (await rows()).length,
    each: async (line, take) => {
      const computed = recordSet(
        await rows(),
        sql`r (partner text, year integer, completion numeric, indicator text, value numeric, unit text, better boolean,
               source text, licence text)`,
      );
      // Rows stand as they were sent.
      await asViewer(reader, (tx) => eachLine(tx, tx.select({ line }).from(computed), take));
    },
  };
}
