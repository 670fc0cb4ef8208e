import { text } from "@/lib/reports/cells";
import type { ReportDocument, ReportTable } from "@/lib/reports/document";
import { reportWords } from "@/lib/reports/words";

/** The tables of a report for programs and spreadsheets, in their order. */
export function dataTablesOf({ parts }: Pick<ReportDocument, "parts">): ReportTable[] {
  return parts.flatMap(({ blocks }) =>
    blocks.filter((block) => block.kind === "table").filter(({ medium }) => medium !== "paper"),
  );
}

/** For spreadsheets, the facts of a part that has one list of them as a table as well. What a report says about itself stands elsewhere. */
export function sheetTablesOf(document: Pick<ReportDocument, "parts" | "language">): ReportTable[] {
  const { t } = reportWords(document.language);
  return document.parts.flatMap((part) => {
    const [facts, ...more] = part.blocks.filter((block) => block.kind === "facts");
    const tables = dataTablesOf({ parts: [part] });
    if (part.id === "about" || facts === undefined || more.length > 0) return tables;
    const table: ReportTable = {
      kind: "table",
      id: part.id,
      caption: part.title,
      columns: [
        { key: "name", header: t("reports.doc.column.name"), width: 5 },
        { key: "value", header: t("reports.doc.column.value"), width: 9 },
      ],
      rows: facts.facts.map(({ label, value }) => [text(label), value]),
      empty: "",
    };
    return [table, ...tables];
  });
}
