import type { ReportDocument } from "@/lib/reports/document";
import { text } from "@/lib/reports/cells";
import { reportWords } from "@/lib/reports/words";

/** A report under the number that it is issued under: at the head of every page, and first of what it says about itself. */
export function numbered(document: ReportDocument, number: string): ReportDocument {
  const label = reportWords(document.language).t("reports.issued.number");
  return {
    ...document,
    number,
    parts: document.parts.map((part) =>
      part.id === "about"
        ? {
            ...part,
            blocks: part.blocks.map((block) =>
              block.kind === "facts"
                ? { ...block, facts: [{ label, value: text(number) }, ...block.facts] }
                : block,
            ),
          }
        : part,
    ),
  };
}
