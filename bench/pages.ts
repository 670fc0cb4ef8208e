import type { BenchDatabase } from "./database";
import { median, percentile, rounded } from "./figures";
import { type Load, putLoadOn, type Target } from "./load";
import type { BenchServer } from "./server";
import { countStatements } from "./statements";

const ROUNDS = 3;
const AT_ONCE = 10;
const SECONDS_AT_ONCE = 4;
const SECONDS_ALONE = 2;

export interface PageFigures {
  path: string;
  requestsASecond: number;
  p50: number;
  p99: number;
  /** The median of one reader who is alone. */
  aloneP50: number;
  statements: number;
}

/** The pages that are measured; see docs/benchmarks.md for why the floor is the one that it is. */
const PAGES = {
  floor: { path: "/milestones/new", status: 403, reader: "admin" },
  overview: { path: "/", status: 200, reader: "manager" },
  milestones: { path: "/milestones", status: 200, reader: "manager" },
  filtered: { path: "/milestones?rag=red&sort=-due&page=3", status: 200, reader: "manager" },
} as const;

export type PageName = keyof typeof PAGES;

/** Measures the pages in turn, round by round, so that whatever else the machine does meets them all. */
export async function measurePages(
  server: BenchServer,
  database: BenchDatabase,
): Promise<Record<PageName, PageFigures>> {
  const measure = async (name: PageName) => {
    const { path, status, reader } = PAGES[name];
    const target: Target = { url: `${server.address}${path}`, cookie: server[reader], status };
    const busy: Load[] = [];
    const alone: Load[] = [];
    return {
      round: async () => {
        busy.push(await putLoadOn(target, AT_ONCE, SECONDS_AT_ONCE));
        alone.push(await putLoadOn(target, 1, SECONDS_ALONE));
      },
      warmUp: () => putLoadOn(target, AT_ONCE, 2),
      figures: async (): Promise<PageFigures> => {
        const all = busy.flatMap(({ milliseconds }) => milliseconds);
        const seconds = busy.reduce((sum, load) => sum + load.seconds, 0);
        return {
          path,
          requestsASecond: rounded(all.length / seconds),
          p50: rounded(median(all)),
          p99: rounded(percentile(all, 0.99)),
          aloneP50: rounded(median(alone.flatMap(({ milliseconds }) => milliseconds))),
          statements: rounded(await countStatements(database.superuserUrl, target)),
        };
      },
    };
  };
  const pages = {
    floor: await measure("floor"),
    overview: await measure("overview"),
    milestones: await measure("milestones"),
    filtered: await measure("filtered"),
  };
  const inTurn = Object.values(pages);
  for (const page of inTurn) await page.warmUp();
  for (let round = 0; round < ROUNDS; round += 1) for (const page of inTurn) await page.round();
  return {
    floor: await pages.floor.figures(),
    overview: await pages.overview.figures(),
    milestones: await pages.milestones.figures(),
    filtered: await pages.filtered.figures(),
  };
}
