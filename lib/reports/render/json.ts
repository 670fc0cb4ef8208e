import type { ReportDocument } from "@/lib/reports/document";

/** The document itself, drawings left out: their values are in the tables beside them. */
export function renderJson(document: ReportDocument): Buffer {
  const parts = document.parts.map((part) => ({
    ...part,
    blocks: part.blocks
      .filter((block) => block.kind !== "table" || block.medium !== "paper")
      .map((block) =>
        block.kind === "chart"
          ? { kind: block.kind, title: block.title, alternative: block.alternative }
          : block,
      ),
  }));
  return Buffer.from(`${JSON.stringify({ ...document, parts }, null, 2)}\n`);
}
