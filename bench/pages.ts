import type { BenchDatabase } from "./database";
import { median, percentile, rounded } from "./figures";
import { type Load, putLoadOn, type Target } from "./load";
import type { BenchServer } from "./server";
import { cpuOfRequest } from "./server-cpu";
import { countStatements } from "./statements";

const ROUNDS = 3;
const AT_ONCE = 10;
const SECONDS_AT_ONCE = 4;
const TIMES_ALONE = 10;

export interface PageFigures {
  path: string;
  /** Ten readers at once; null for a page that only one reader at a time is measured for. */
  atOnce: { requestsASecond: number; p50: number; p99: number } | null;
  /** The median of one reader who is alone. */
  aloneP50: number;
  /** What the web server computes for one request, in milliseconds; of this the machine's other work changes little. */
  serverCpu: number;
  statements: number;
}

/** The pages that are measured; see docs/benchmarks.md for why the floor is the one that it is. */
const PAGES = {
  floor: { path: "/milestones/new", status: 403, reader: "admin", atOnce: true },
  overview: { path: "/", status: 200, reader: "manager", atOnce: true },
  milestones: { path: "/milestones", status: 200, reader: "manager", atOnce: true },
  // Asks every milestone for its colour, which changes from day to day and is not kept.
  filtered: { path: "/milestones?rag=red&sort=-due&page=3", status: 200, reader: "manager", atOnce: false },
  partner: { path: "/partners/GEO", status: 200, reader: "manager", atOnce: false },
  milestone: { path: "/milestones/GEO-CIV-01", status: 200, reader: "manager", atOnce: false },
} as const satisfies Record<string, Page>;

/** Past days to look at the same pages of: one at the end of a quarter, and one in the middle of a month. */
const PAST_DAYS = ["2026-06-30", "2026-08-14"];

interface Page {
  path: string;
  status: number;
  reader: "admin" | "manager";
  /** Whether ten readers at once are measured too. */
  atOnce: boolean;
}

export type PageName = keyof typeof PAGES;

/** A page as of today, and as of each past day by what was known then. */
export interface PastFigures {
  page: PageName;
  asOf: string;
  aloneP50: number;
  /** How many times the page of today takes. */
  ratio: number;
}

/** The round with the lowest median: whatever else the machine does only ever adds. */
function leastDisturbed(loads: readonly Load[]): Load {
  const [best] = loads
    .filter(({ milliseconds }) => milliseconds.length > 0)
    .toSorted((a, b) => median(a.milliseconds) - median(b.milliseconds));
  if (best === undefined) throw new Error("No request was answered in time.");
  return best;
}

function figuresAtOnce({ milliseconds, seconds }: Load) {
  return {
    requestsASecond: rounded(milliseconds.length / seconds),
    p50: rounded(median(milliseconds)),
    p99: rounded(percentile(milliseconds, 0.99)),
  };
}

/** Measures the pages in turn, round by round, so that whatever else the machine does meets them all. */
export async function measurePages(
  server: BenchServer,
  database: BenchDatabase,
): Promise<Record<PageName, PageFigures>> {
  const measure = (name: PageName) => {
    const { path, atOnce } = PAGES[name];
    const target = targetOf(server, PAGES[name], null);
    const busy: Load[] = [];
    const alone: Load[] = [];
    return {
      round: async () => {
        if (atOnce) busy.push(await putLoadOn(target, { connections: AT_ONCE, duration: SECONDS_AT_ONCE }));
        alone.push(await putLoadOn(target, { connections: 1, amount: TIMES_ALONE }));
      },
      warmUp: () => putLoadOn(target, { connections: 1, amount: TIMES_ALONE }),
      figures: async (): Promise<PageFigures> => {
        return {
          path,
          atOnce: atOnce ? figuresAtOnce(leastDisturbed(busy)) : null,
          aloneP50: rounded(median(leastDisturbed(alone).milliseconds)),
          serverCpu: rounded(await cpuOfRequest(server.pid, target)),
          statements: rounded(await countStatements(database.superuserUrl, target)),
        };
      },
    };
  };
  const pages = {
    floor: measure("floor"),
    overview: measure("overview"),
    milestones: measure("milestones"),
    filtered: measure("filtered"),
    partner: measure("partner"),
    milestone: measure("milestone"),
  };
  const inTurn = Object.values(pages);
  for (const page of inTurn) await page.warmUp();
  for (let round = 0; round < ROUNDS; round += 1) for (const page of inTurn) await page.round();
  return {
    floor: await pages.floor.figures(),
    overview: await pages.overview.figures(),
    milestones: await pages.milestones.figures(),
    filtered: await pages.filtered.figures(),
    partner: await pages.partner.figures(),
    milestone: await pages.milestone.figures(),
  };
}

/** What a past day costs: one reader who is alone, of each page today and on each past day in turn, round by round. */
export async function measurePast(server: BenchServer): Promise<PastFigures[]> {
  const names = ["overview", "milestones", "filtered", "partner", "milestone"] as const;
  const days = [null, ...PAST_DAYS];
  const targets = names.flatMap((name) =>
    days.map((asOf) => ({ name, asOf, target: targetOf(server, PAGES[name], asOf), loads: [] as Load[] })),
  );
  for (const { target } of targets) await putLoadOn(target, { connections: 1, amount: TIMES_ALONE });
  for (let round = 0; round < ROUNDS; round += 1)
    for (const { target, loads } of targets)
      loads.push(await putLoadOn(target, { connections: 1, amount: TIMES_ALONE }));
  const alone = (page: PageName, day: string | null) =>
    median(
      leastDisturbed(targets.find(({ name, asOf }) => name === page && asOf === day)?.loads ?? [])
        .milliseconds,
    );
  return names.flatMap((page) =>
    PAST_DAYS.map((asOf) => ({
      ...{ page, asOf, aloneP50: rounded(alone(page, asOf)) },
      ratio: rounded(alone(page, asOf) / alone(page, null), 2),
    })),
  );
}

function targetOf(server: BenchServer, { path, status, reader }: Page, asOf: string | null): Target {
  const address = new URL(path, server.address);
  if (asOf !== null) address.searchParams.set("asOf", asOf);
  return { url: address.toString(), cookie: server[reader], status };
}
