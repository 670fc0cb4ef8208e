import type { ReportDocument, ReportTable } from "@/lib/reports/document";

/** The tables of a report for programs and spreadsheets, in their order. */
export function dataTablesOf({ parts }: Pick<ReportDocument, "parts">): ReportTable[] {
  return parts.flatMap(({ blocks }) =>
    blocks.filter((block) => block.kind === "table").filter(({ medium }) => medium !== "paper"),
  );
}
