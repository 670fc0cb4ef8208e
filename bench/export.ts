import { readFileSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { setTimeout as delay } from "node:timers/promises";
import type { BenchDatabase } from "./database";
import { rounded } from "./figures";
import { MANAGER } from "./people";
import { peakMemoryDuring, residentMemory } from "./resident-memory";
import type { BenchServer } from "./server";

const ROUNDS = 3;
const COPY = readFileSync(join(import.meta.dirname, "export-floor.sql"), "utf8");
/** The marks of a CSV that is written in full: the product's is not shorter than the floor's but for its quotes. */
const NEW_LINE = 10;

interface Transfer {
  seconds: number;
  firstByte: number;
  bytes: number;
  lines: number;
}

export interface ExportFigures {
  seconds: number;
  /** Milliseconds until the first byte. */
  firstByte: number;
  megabytes: number;
  lines: number;
}

export interface ExportResult {
  floor: ExportFigures;
  product: ExportFigures & {
    moreMemory: number | null;
    /** Seconds for a reader who takes it compressed, as browsers do; the floor has nothing like it. */
    compressed: number;
  };
}

/** The list in another format than CSV, which has no floor of its own. */
export interface FormatFigures extends Omit<ExportFigures, "lines"> {
  rowsASecond: number;
  moreMemory: number | null;
}

/** Measures the export of all milestones in another format; the server has to be fresh, for its memory. */
export async function measureFormat(
  server: BenchServer,
  format: "xlsx" | "jsonl",
  rows: number,
): Promise<FormatFigures> {
  const url = `${server.address}/api/export/milestones.${format}`;
  const transfers: Transfer[] = [];
  const peaks: (number | null)[] = [];
  await download(`${url}?partner=GEO&area=integration`, server.manager);
  await delay(1000);
  const before = residentMemory(server.pid);
  for (let round = 0; round < ROUNDS; round += 1) {
    const { result, peak } = await peakMemoryDuring(server.pid, () => download(url, server.manager));
    transfers.push(result);
    peaks.push(peak);
  }
  const { seconds, firstByte, megabytes } = summarised(transfers);
  const highest = Math.max(...peaks.map((peak) => peak ?? 0));
  return {
    ...{ seconds, firstByte, megabytes },
    rowsASecond: rounded(rows / seconds),
    moreMemory: before === null ? null : rounded(highest - before),
  };
}

/** Measures the export of all milestones and PostgreSQL's own in turn; the server has to be fresh, for its memory. */
export async function measureExport(server: BenchServer, database: BenchDatabase): Promise<ExportResult> {
  const url = `${server.address}/api/export/milestones.csv`;
  const all = { floor: [] as Transfer[], product: [] as Transfer[] };
  const peaks: (number | null)[] = [];
  await download(`${url}?partner=GEO&area=integration`, server.manager);
  await delay(1000);
  const before = residentMemory(server.pid);
  for (let round = 0; round < ROUNDS; round += 1) {
    all.floor.push(await copyOut(database.applicationUrl));
    const { result, peak } = await peakMemoryDuring(server.pid, () => download(url, server.manager));
    all.product.push(result);
    peaks.push(peak);
  }
  const compressed = await download(url, server.manager, "gzip");
  const highest = Math.max(...peaks.map((peak) => peak ?? 0));
  return {
    floor: summarised(all.floor),
    product: {
      ...summarised(all.product),
      compressed: rounded(compressed.seconds, 3),
      moreMemory: before === null ? null : rounded(highest - before),
    },
  };
}

/** Of the round that was disturbed least; for both sides alike. */
function summarised(transfers: readonly Transfer[]): ExportFigures {
  const [first] = transfers;
  return {
    seconds: rounded(Math.min(...transfers.map(({ seconds }) => seconds)), 3),
    firstByte: rounded(Math.min(...transfers.map(({ firstByte }) => firstByte))),
    megabytes: rounded((first?.bytes ?? 0) / 1e6),
    lines: first?.lines ?? 0,
  };
}

async function download(url: string, cookie: string, encoding = "identity"): Promise<Transfer> {
  const begin = performance.now();
  const answer = await fetch(url, { headers: { cookie, "accept-encoding": encoding } });
  if (answer.status !== 200 || answer.body === null) throw new Error(`${url} answers ${answer.status}`);
  return drain(answer.body, begin);
}

/** The viewer is set as for every read of the product, so that the policies are the same; on a connection of its own. */
async function copyOut(applicationUrl: string): Promise<Transfer> {
  const sql = postgres(applicationUrl, { max: 1, onnotice: () => undefined });
  try {
    await sql`select set_config('tracker.person_id', ${MANAGER.id}, false)`;
    const begin = performance.now();
    return await drain(await sql.unsafe(COPY).readable(), begin);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function drain(chunks: AsyncIterable<Uint8Array>, begin: number): Promise<Transfer> {
  let firstByte = 0;
  let bytes = 0;
  let lines = 0;
  for await (const chunk of chunks) {
    if (bytes === 0) firstByte = performance.now() - begin;
    bytes += chunk.byteLength;
    for (let at = chunk.indexOf(NEW_LINE); at >= 0; at = chunk.indexOf(NEW_LINE, at + 1)) lines += 1;
  }
  return { seconds: (performance.now() - begin) / 1000, firstByte, bytes, lines };
}
