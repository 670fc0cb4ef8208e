import { and, asc, eq, lt, lte, sql, sum } from "drizzle-orm";
import { cache } from "react";
import { asReader, asViewer } from "@/db/client";
import { completionSteps, milestoneTallies, partners, statusSpells } from "@/db/schema";
import { dayOf, type Reader } from "@/lib/as-of/reader";
import { type Area, AREAS } from "@/lib/areas/constants";
import { visiblePartner } from "@/lib/auth/scope";
import { readPastFigures } from "@/lib/as-of/past-figures";
import { completionOf, sumOfSteps } from "@/lib/completion/rules";
import { completionByQuarter } from "@/lib/completion/series";
import { activePartner } from "@/lib/milestones/conditions";
import { NOT_ASSESSED } from "@/lib/milestones/constants";
import type { Day } from "@/lib/periods/days";
import { type Quarter, quarterOf } from "@/lib/periods/rules";

// Everything here is read from the summary tables: what it costs does not grow with milestones or assessments. Of a past day it is
// read from what is posted, which says since when each of it was known.

const integerSum = (column: Parameters<typeof sum>[0]) => sql<number>`${sum(column)}::int`;
const decimalSum = (column: Parameters<typeof sum>[0]) => sql<string>`${sum(column)}::text`;

/** Neither under way nor done: paused or withdrawn by its partner. */
const SET_ASIDE = "set_aside";

const stepSums = {
  milestones: integerSum(completionSteps.milestones),
  assessed: integerSum(completionSteps.assessed),
  fulfilled: integerSum(completionSteps.fulfilled),
  weight: decimalSum(completionSteps.weight),
  weightedProgress: decimalSum(completionSteps.weightedProgress),
};

/** Completion by partner and area in the running quarter, of every partner that has milestones, or of one. */
export async function listCompletionByArea(reader: Reader, partnerIso3?: string) {
  const rows = await readAreas(reader, partnerIso3);
  return rows.map(({ weight, weightedProgress, assessedBefore, weightBefore, weightedBefore, ...cell }) => ({
    ...cell,
    completion: completionOf({ weight, weightedProgress, assessed: cell.assessed }),
    /** At the end of the quarter before the running one. */
    completionBefore: completionOf({
      weight: weightBefore,
      weightedProgress: weightedBefore,
      assessed: assessedBefore,
    }),
  }));
}

async function readAreas(reader: Reader, partnerIso3: string | undefined) {
  const day = dayOf(reader);
  const earlier = lt(completionSteps.quarterOn, quarterOf(day));
  if (reader.asOf !== undefined) {
    const { cells } = await readPastFigures(reader, partnerIso3);
    return cells.flatMap(({ partner, partnerIso2, active, area, ...rest }) => {
      const { milestones, assessed, fulfilled, weight, weightedProgress } = rest;
      const { assessedBefore, weightBefore, weightedBefore } = rest;
      const before = { assessedBefore, weightBefore, weightedBefore };
      const figures = { milestones, assessed, fulfilled, weight, weightedProgress, ...before };
      return milestones > 0 ? [{ partner, partnerIso2, active, area, ...figures }] : [];
    });
  }
  return asViewer(reader, (tx) =>
    tx
      .select({
        partner: completionSteps.partnerIso3,
        partnerIso2: partners.iso2,
        active: sql<boolean>`${activePartner(sql`${completionSteps.partnerIso3}`, day)}`,
        area: completionSteps.areaCode,
        ...stepSums,
        assessedBefore: sql<number>`coalesce(${sum(completionSteps.assessed)} filter (where ${earlier}), 0)::int`,
        weightBefore: sql<string>`coalesce(${sum(completionSteps.weight)} filter (where ${earlier}), 0)::text`,
        weightedBefore: sql<string>`coalesce(${sum(completionSteps.weightedProgress)} filter (where ${earlier}), 0)::text`,
      })
      .from(completionSteps)
      .innerJoin(partners, eq(partners.iso3, completionSteps.partnerIso3))
      .where(stepsUpTo(reader, day, partnerIso3))
      .groupBy(completionSteps.partnerIso3, partners.iso2, completionSteps.areaCode)
      .having(sql`${sum(completionSteps.milestones)} > 0`)
      .orderBy(asc(completionSteps.partnerIso3), asc(completionSteps.areaCode)),
  );
}

/** Completion of each partner's own plan in the running quarter, whatever its standing; partners without milestones are left out. */
export async function listCompletionByPartner(reader: Reader) {
  const steps = await readQuarters(reader);
  return [...new Set(steps.map(({ partner }) => partner))].flatMap((partner) => {
    const own = steps.filter((step) => step.partner === partner);
    const { milestones, assessed, weight, weightedProgress } = sumOfSteps(own);
    if (milestones === 0) return [];
    return [{ partner, assessed, completion: completionOf({ assessed, weight, weightedProgress }) }];
  });
}

/**
 * Completion of the portfolio quarter by quarter up to the running one, each counting the partners active at its end; or of
 * one partner, whatever its standing.
 */
export async function listCompletionByQuarter(reader: Reader, partnerIso3?: string) {
  const day = dayOf(reader);
  const steps = await readQuarters(reader, partnerIso3);
  if (partnerIso3 !== undefined) return completionByQuarter(steps, null, day);
  const spells = await asReader(reader, (tx) =>
    tx
      .select({ partner: statusSpells.partnerIso3, fromOn: statusSpells.fromOn, toOn: statusSpells.toOn })
      .from(statusSpells)
      .where(and(visiblePartner(reader, statusSpells.partnerIso3), eq(statusSpells.standing, "active"))),
  );
  return completionByQuarter(steps, spells, day);
}

/** Completion of each partner's own plan quarter by quarter, whatever its standing. */
export async function listCompletionSeries(reader: Reader) {
  const steps = await readQuarters(reader);
  const partnersOfSteps = [...new Set(steps.map(({ partner }) => partner))];
  return partnersOfSteps.map((partner) => ({
    partner,
    points: completionByQuarter(
      steps.filter((step) => step.partner === partner),
      null,
      dayOf(reader),
    ),
  }));
}

/** The first quarter in which a milestone counts; null while there is none. */
export async function getFirstQuarter(reader: Reader): Promise<Quarter | null> {
  const quarters = await readQuarters(reader);
  return quarters.reduce<Quarter | null>(
    (first, { quarterOn }) => (first === null || quarterOn < first ? quarterOn : first),
    null,
  );
}

/** What changed by partner and quarter, up to the running one; kept for the request, since most of a page asks for it. */
const readQuarters = cache(async (reader: Reader, partnerIso3?: string) => {
  if (reader.asOf !== undefined) return (await readPastFigures(reader, partnerIso3)).steps;
  return asViewer(reader, (tx) =>
    tx
      .select({ partner: completionSteps.partnerIso3, quarterOn: completionSteps.quarterOn, ...stepSums })
      .from(completionSteps)
      .where(stepsUpTo(reader, dayOf(reader), partnerIso3))
      .groupBy(completionSteps.partnerIso3, completionSteps.quarterOn),
  );
});

function stepsUpTo(reader: Reader, day: Day, partnerIso3: string | undefined) {
  return and(
    visiblePartner(reader, completionSteps.partnerIso3),
    lte(completionSteps.quarterOn, quarterOf(day)),
    partnerIso3 === undefined ? undefined : eq(completionSteps.partnerIso3, partnerIso3),
  );
}

/** How many milestones of active partners stand where, by area: a row for each of the six. What a partner has set aside stands apart. */
export async function listDeliveryByArea(reader: Reader) {
  const rows = await readDeliveries(reader);
  const counted = (area: string, delivery: string) =>
    rows.reduce((sum, row) => sum + (row.area === area && row.delivery === delivery ? row.milestones : 0), 0);
  return AREAS.map((area) => ({
    area,
    not_assessed: counted(area, NOT_ASSESSED),
    not_started: counted(area, "not_started"),
    in_progress: counted(area, "in_progress"),
    completed: counted(area, "completed"),
    discontinued: counted(area, "discontinued"),
    set_aside: counted(area, SET_ASIDE),
  }));
}

async function readDeliveries(
  reader: Reader,
): Promise<{ area: Area; delivery: string; milestones: number }[]> {
  if (reader.asOf !== undefined) {
    const { cells } = await readPastFigures(reader);
    return cells
      .filter(({ active }) => active)
      .flatMap(({ area, ...stand }) => [
        { area, delivery: "completed", milestones: stand.completed },
        { area, delivery: "in_progress", milestones: stand.inProgress },
        { area, delivery: "not_started", milestones: stand.notStarted },
        { area, delivery: NOT_ASSESSED, milestones: stand.notAssessed },
        { area, delivery: "discontinued", milestones: stand.discontinued },
        { area, delivery: SET_ASIDE, milestones: stand.setAside },
      ]);
  }
  const { commitment, delivery } = milestoneTallies;
  const where = sql<string>`case when ${commitment} = 'committed' then ${delivery} else '${sql.raw(SET_ASIDE)}' end`;
  return asViewer(reader, (tx) =>
    tx
      .select({
        area: milestoneTallies.areaCode,
        delivery: where,
        milestones: integerSum(milestoneTallies.milestones),
      })
      .from(milestoneTallies)
      .where(
        and(
          visiblePartner(reader, milestoneTallies.partnerIso3),
          activePartner(sql`${milestoneTallies.partnerIso3}`, dayOf(reader)),
        ),
      )
      .groupBy(milestoneTallies.areaCode, where),
  );
}
