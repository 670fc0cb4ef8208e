import type { ReportSection } from "@/lib/reports/constants";
import type { ReportBlock, ReportPart } from "@/lib/reports/document";
import type { ReportWords } from "@/lib/reports/words";

/** What a kind of report says: what it is about, in the report's language, and its parts. */
export interface Composed {
  subject: string;
  parts: ReportPart[];
}

/** The chosen sections of a kind, in the order of the kind, whatever that of choosing. */
export function chosenParts<Section extends ReportSection>(
  all: readonly Section[],
  chosen: readonly Section[],
  blocks: Record<Section, () => ReportBlock[]>,
  { t }: ReportWords,
): ReportPart[] {
  return all
    .filter((section) => chosen.includes(section))
    .map((section) => {
      const id: ReportSection = section;
      return { id, title: t(`reports.section.${id}`), blocks: blocks[section]() };
    });
}
