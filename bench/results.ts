import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, totalmem } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { openConnection } from "@/db/connect";
import type { ExportResult, FormatFigures } from "./export";
import { rounded } from "./figures";
import type { PageFigures, PageName, PastFigures } from "./pages";
import { ASSESSMENTS_A_MILESTONE, PARTNERS, type Size, SIZES } from "./sizes";
import type { WriteResult } from "./writes";

export interface Measured {
  pages: Record<PageName, PageFigures>;
  past: PastFigures[];
  writes: WriteResult;
  export: ExportResult;
  formats: Record<"jsonl" | "xlsx", FormatFigures>;
}

interface Target {
  name: string;
  value: number;
  /** What is to be reached: at most or at least this. */
  atMost?: number;
  atLeast?: number;
  reached: boolean;
}

export interface Results extends Measured {
  size: Size;
  on: string;
  rows: { partners: number; milestones: number; assessments: number };
  machine: Awaited<ReturnType<typeof describeMachine>>;
  targets: Target[];
}

/** What another size's results are read for. */
const earlier = z.object({
  pages: z.object({ overview: z.object({ atOnce: z.object({ p50: z.number() }) }) }),
});
const fileOf = (size: Size) => join(import.meta.dirname, "results", `${size}.json`);

export async function describeMachine(superuserUrl: string) {
  const sql = openConnection(superuserUrl);
  try {
    const [row] = await sql<{ version: string }[]>`select current_setting('server_version') as version`;
    return {
      cores: availableParallelism(),
      memoryGb: rounded(totalmem() / 1024 ** 3),
      node: process.versions.node,
      postgresql: row?.version ?? "",
    };
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Puts what was measured beside what is to be reached, and keeps it. */
export function keepResults(size: Size, machine: Results["machine"], measured: Measured): Results {
  const milestones = SIZES[size] * PARTNERS;
  const results: Results = {
    size,
    on: new Date().toISOString().slice(0, 10),
    rows: { partners: PARTNERS, milestones, assessments: milestones * ASSESSMENTS_A_MILESTONE },
    machine,
    ...measured,
    targets: judge(size, measured),
  };
  writeFileSync(fileOf(size), `${JSON.stringify(results, null, 2)}\n`);
  return results;
}

function judge(size: Size, { pages, past, writes, export: file, formats }: Measured): Target[] {
  const smallest = size === "S" ? null : readSmallest();
  const { overview } = pages;
  const growth =
    smallest === null || overview.atOnce === null
      ? []
      : [atMost("Overview, p50 over that at S", overview.atOnce.p50 / smallest.atOnce.p50, 1.3)];
  const memory = file.product.moreMemory;
  return [
    ...growth,
    atLeast(
      "Writes, rate over the floor's",
      writes.product.assessmentsASecond / writes.floor.assessmentsASecond,
      0.25,
    ),
    atMost("CSV, time over the floor's", file.product.seconds / file.floor.seconds, 2),
    ...past.map(({ page, asOf, ratio }) => atMost(`${page} of ${asOf} over that of today`, ratio, 1.5)),
    ...(memory === null ? [] : [atMost("CSV, more memory in MB", memory, 64)]),
    ...Object.entries(formats).flatMap(([format, { moreMemory }]) =>
      moreMemory === null ? [] : [atMost(`${format}, more memory in MB`, moreMemory, 64)],
    ),
  ];
}

function readSmallest() {
  const file = fileOf("S");
  return existsSync(file) ? earlier.parse(JSON.parse(readFileSync(file, "utf8"))).pages.overview : null;
}

const atMost = (name: string, value: number, limit: number): Target => ({
  name,
  value: rounded(value, 2),
  atMost: limit,
  reached: value <= limit,
});

const atLeast = (name: string, value: number, limit: number): Target => ({
  name,
  value: rounded(value, 2),
  atLeast: limit,
  reached: value >= limit,
});
