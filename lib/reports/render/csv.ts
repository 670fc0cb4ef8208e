import { csvTable } from "@/lib/exports/csv-table";
import { plainCell } from "@/lib/reports/cells";
import type { ReportDocument, ReportPart } from "@/lib/reports/document";

const NAMES = ["section", "table", "row", "column", "type", "value", "marking"] as const;

interface Value {
  section: string;
  table: string;
  row: number;
  column: string;
  type: string;
  value: string | number | null;
}

/** Every value of every table and list of facts on a line of its own, so that one file holds tables of any shape. */
export function renderCsv(document: ReportDocument): Buffer {
  const marking = document.marking ?? "";
  const values = document.parts.flatMap(valuesOf).map((value) => ({ ...value, marking }));
  return Buffer.from(csvTable(NAMES, values));
}

function valuesOf({ id: section, blocks }: ReportPart): Value[] {
  return blocks.flatMap((block): Value[] => {
    if (block.kind === "facts")
      return block.facts.map(({ label, value }, index) => ({
        ...{ section, table: "facts", row: index + 1, column: label },
        ...{ type: value.type, value: plainCell(value) },
      }));
    if (block.kind !== "table" || block.medium === "paper") return [];
    return block.rows.flatMap((row, index) =>
      row.map((cell, place) => ({
        ...{ section, table: block.id, row: index + 1, column: block.columns[place]?.key ?? "" },
        ...{ type: cell.type, value: plainCell(cell) },
      })),
    );
  });
}
