import { HORIZON_QUARTERS } from "@/lib/forecast/constants";
import { cellOf, classesOf } from "@/lib/forecast/covariates";
import { type MilestoneHistory, type OpenStanding, openOn } from "@/lib/forecast/history";
import { firstDay, monthOfQuarter, quarterNumber } from "@/lib/forecast/quarter-numbers";

/** How many quarters in each combination of classes somebody was at risk of being fulfilled, and how many were. */
export interface RiskSet {
  cells: Map<number, { atRisk: number; fulfilled: number }>;
  /** How many quarters at risk and fulfilments there are to learn from, each counted once. */
  atRisk: number;
  fulfilments: number;
  /** How the fulfilments lie over the three months of a quarter. */
  byMonth: [number, number, number];
}

/** How an open milestone went on. `fulfilled` is the day; `until` the first quarter of which nothing can be said. */
export interface Sequel {
  fulfilled: number | null;
  until: number;
}

/**
 * What came of a milestone that was open at the beginning of a quarter, by what was known on the morning of a day: the first
 * fulfilment that supersedes what held then. Where it was given up or set aside first, nothing is said from that quarter on.
 */
export function sequelOf(history: MilestoneHistory, open: OpenStanding, known: number): Sequel {
  let until = Number.POSITIVE_INFINITY;
  let fulfilled: number | null = null;
  for (const reading of history.readings.slice(open.reading + 1)) {
    if (reading.known >= known) continue;
    if (reading.verdict === "fulfilled") {
      fulfilled = reading.effective;
      break;
    }
    if (reading.delivery !== "discontinued") continue;
    until = quarterNumber(reading.effective);
    break;
  }
  const aside = history.commitments
    .slice(open.commitment + 1)
    .find((said) => said.known < known && said.commitment !== "committed");
  if (aside !== undefined && (fulfilled === null || aside.from < fulfilled)) {
    return { fulfilled: null, until: Math.min(until, quarterNumber(aside.from)) };
  }
  return { fulfilled, until };
}

/**
 * The first quarter whose fulfilments are not all in, on the first day of a quarter: the one that has just ended, since what is about
 * its last days is still to be written and decided.
 */
export function firstUnsettled(quarter: number): number {
  return quarter - 1;
}

/**
 * The quarters at risk of all milestones, as known at the beginning of a quarter: for each earlier beginning of a quarter at which a
 * milestone was open, the quarters that followed, with what was known at that beginning (landmarks). So a quarter is looked at from
 * several landmarks; all counts are brought down to as many quarters as there were, so that nothing is learned twice from one.
 */
export function riskSet(histories: readonly MilestoneHistory[], quarter: number): RiskSet {
  const set: RiskSet = { cells: new Map(), atRisk: 0, fulfilments: 0, byMonth: [0, 0, 0] };
  for (const history of histories) addHistory(set, history, quarter);
  let looks = 0;
  for (const { atRisk } of set.cells.values()) looks += atRisk;
  const share = looks === 0 ? 1 : set.atRisk / looks;
  for (const counted of set.cells.values()) {
    counted.atRisk *= share;
    counted.fulfilled *= share;
  }
  return set;
}

function addHistory(set: RiskSet, history: MilestoneHistory, quarter: number): void {
  const first = history.plans[0];
  if (first === undefined) return;
  const end = firstUnsettled(quarter);
  const known = firstDay(quarter);
  const quarters = new Set<number>();
  const fulfilments = new Map<number, number>();
  for (let landmark = quarterNumber(Math.max(first.start, first.known)); landmark < end; landmark++) {
    const open = openOn(history, firstDay(landmark));
    if (open === null) continue;
    const { fulfilled, until } = sequelOf(history, open, known);
    const last = Math.min(end, until, landmark + HORIZON_QUARTERS);
    const event = fulfilled === null ? last : Math.max(landmark, quarterNumber(fulfilled));
    for (let at = landmark; at < last && at <= event; at++) {
      const cell = cellOf(classesOf(open.standing, at, at - landmark));
      const counted = set.cells.get(cell) ?? { atRisk: 0, fulfilled: 0 };
      set.cells.set(cell, counted);
      quarters.add(at);
      counted.atRisk += 1;
      if (at === event) counted.fulfilled += 1;
      if (at === event && fulfilled !== null) fulfilments.set(at, fulfilled);
    }
  }
  set.atRisk += quarters.size;
  set.fulfilments += new Set(fulfilments.values()).size;
  for (const [at, day] of fulfilments) {
    // What was accepted late may lie before the quarter in which it could first be counted.
    const month = quarterNumber(day) === at ? monthOfQuarter(day) : 0;
    set.byMonth = [
      set.byMonth[0] + Number(month === 0),
      set.byMonth[1] + Number(month === 1),
      set.byMonth[2] + Number(month === 2),
    ];
  }
}
