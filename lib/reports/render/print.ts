import type { Rag } from "@/lib/milestones/constants";
import { writtenCell } from "@/lib/reports/cells";
import type { ReportBlock, ReportCell, ReportDocument } from "@/lib/reports/document";
import { svgOf } from "@/lib/reports/drawing";
import { reportWords } from "@/lib/reports/words";
import type { Format } from "@/i18n/format";

/** Up to so many characters a name or a value of a fact leaves room for another fact beside it. */
const SHORT = 26;

/** A value as it is set on paper. */
export interface PrintedCell {
  kind: "plain" | "fixed" | "none" | "status";
  tone?: Rag;
  text: string;
}

/** A report with every value written out in its language: what is set on paper. */
export function printed(document: ReportDocument) {
  const { t, format } = reportWords(document.language);
  return {
    ...document,
    // At the head of each page there is one line for it.
    runningTitle: [document.number, shortened(document.title)].filter((part) => part !== null).join(" · "),
    description: [document.subtitle, document.asOf, document.marking].filter(Boolean).join(". "),
    addressee:
      document.addressee === null ? null : t("reports.doc.preparedFor", { name: document.addressee }),
    forewordBy: t("reports.doc.foreword", { name: document.madeBy }),
    made: t("reports.doc.made", { at: format.instant(document.madeAt), name: document.madeBy }),
    check: t("reports.doc.check", { code: document.checkCode }),
    // A page knows its number only when it is set.
    pageWords: t("reports.doc.page", { page: "\t", pages: "\t" }).split("\t"),
    parts: document.parts.map(({ id, title, blocks }) => ({
      id,
      title,
      blocks: blocks
        .filter((block) => block.kind !== "table" || block.medium !== "data")
        .map((block) => printedBlock(block, format)),
    })),
  };
}

const LONGEST_RUNNING_TITLE = 64;
const shortened = (title: string) =>
  title.length > LONGEST_RUNNING_TITLE ? `${title.slice(0, LONGEST_RUNNING_TITLE - 1).trimEnd()}…` : title;

export type Printed = ReturnType<typeof printed>;

function printedBlock(block: ReportBlock, format: Format) {
  switch (block.kind) {
    case "strip":
      return {
        kind: block.kind,
        facts: block.facts.map(({ label, value }) => ({ label, value: printedCell(value, format, false) })),
      };
    case "facts":
      return {
        ...block,
        facts: block.facts.map(({ label, value }) => {
          const cell = printedCell(value, format, false);
          return { label, value: cell, short: label.length <= SHORT && cell.text.length <= SHORT };
        }),
      };
    case "table":
      return {
        ...block,
        columns: block.columns.map(({ numeric = false, ...column }) => ({ ...column, numeric })),
        rows: block.rows.map((row) =>
          row.map((cell, index) => printedCell(cell, format, block.columns[index]?.key === "code")),
        ),
      };
    case "chart":
      return { ...block, svg: svgOf(block.drawing) };
    case "heading":
    case "paragraph":
    case "quote":
    case "list":
    case "sources":
    case "note":
      return block;
  }
}

/** `fixed` is never broken over two lines: a code, a day, a number. */
function printedCell(cell: ReportCell, format: Format, fixed: boolean): PrintedCell {
  const text = writtenCell(cell, format);
  if (cell.type === "status") return { kind: "status", tone: cell.tone, text };
  if (cell.type === "none") return { kind: "none", text };
  return { kind: fixed || cell.type !== "text" ? "fixed" : "plain", text };
}
