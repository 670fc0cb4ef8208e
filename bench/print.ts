import type { Results } from "./results";

/** The results for a terminal. */
export function describeResults({
  size,
  rows,
  machine,
  pages,
  past,
  writes,
  export: file,
  formats,
  targets,
}: Results): string {
  const { cores, memoryGb, node, postgresql } = machine;
  return [
    `Size ${size}: ${rows.milestones} milestones of ${rows.partners} partners, ${rows.assessments} assessments; ${cores} cores, ${memoryGb} GB, Node ${node}, PostgreSQL ${postgresql}`,
    "",
    table([
      ["page", "requests/s", "p50 ms", "p99 ms", "p50 alone", "server CPU ms", "statements"],
      ...Object.entries(pages).map(([name, page]) => [
        name,
        ...[page.atOnce?.requestsASecond, page.atOnce?.p50, page.atOnce?.p99].map((value) =>
          String(value ?? ""),
        ),
        ...[page.aloneP50, page.serverCpu, page.statements].map(String),
      ]),
    ]),
    table([
      ["past day", "page", "p50 alone", "times today"],
      ...past.map(({ page, asOf, aloneP50, ratio }) => [asOf, page, String(aloneP50), String(ratio)]),
    ]),
    table([
      ["assessments", "a second", "p50 ms", "p99 ms"],
      [
        "bare transaction",
        ...[writes.floor.assessmentsASecond, writes.floor.p50, writes.floor.p99].map(String),
      ],
      [
        "product: record",
        String(writes.product.assessmentsASecond),
        String(writes.product.record.p50),
        String(writes.product.record.p99),
      ],
      ["product: accept", "", String(writes.product.accept.p50), String(writes.product.accept.p99)],
    ]),
    table([
      ["CSV", "seconds", "first byte ms", "MB", "lines", "more memory MB", "compressed s"],
      [
        "COPY",
        ...[file.floor.seconds, file.floor.firstByte, file.floor.megabytes, file.floor.lines].map(String),
        "",
      ],
      [
        "product",
        ...[file.product.seconds, file.product.firstByte, file.product.megabytes, file.product.lines].map(
          String,
        ),
        String(file.product.moreMemory ?? "unknown"),
        String(file.product.compressed),
      ],
    ]),
    table([
      ["format", "seconds", "first byte ms", "MB", "rows a second", "more memory MB"],
      ...Object.entries(formats).map(([format, figures]) => [
        format,
        ...[figures.seconds, figures.firstByte, figures.megabytes, figures.rowsASecond].map(String),
        String(figures.moreMemory ?? "unknown"),
      ]),
    ]),
    table([
      ["to reach", "measured", "limit", ""],
      ...targets.map(({ name, value, atMost, atLeast, reached }) => [
        name,
        String(value),
        atMost === undefined ? `at least ${atLeast}` : `at most ${atMost}`,
        reached ? "reached" : "NOT REACHED",
      ]),
    ]),
  ].join("\n");
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length)),
  );
  const lines = rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd(),
  );
  return `${lines.join("\n")}\n`;
}
