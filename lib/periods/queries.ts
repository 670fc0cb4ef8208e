import { and, asc, count, desc, eq, gte, lte, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { asViewer, type Transaction } from "@/db/client";
import {
  assessments,
  completionSteps,
  milestones,
  partners,
  people,
  periodEvents,
  periodFigures,
} from "@/db/schema";
import { visibleAssessments } from "@/lib/assessments/conditions";
import { visiblePartner } from "@/lib/auth/scope";
import type { Viewer } from "@/lib/auth/viewer";
import { completionOf } from "@/lib/completion/rules";
import { lastDayOfQuarter, type Quarter } from "@/lib/periods/rules";

const authors = alias(people, "authors");

function selectedEvents(tx: Transaction) {
  return tx
    .select({
      quarterOn: periodEvents.quarterOn,
      kind: periodEvents.kind,
      follows: periodEvents.follows,
      reason: periodEvents.reason,
      untilOn: periodEvents.untilOn,
      doneBy: people.name,
      doneAt: periodEvents.doneAt,
    })
    .from(periodEvents)
    .leftJoin(people, eq(people.id, periodEvents.doneBy));
}
export type PeriodEvent = Awaited<ReturnType<typeof selectedEvents>>[number];

/** All that happened to quarters, the latest of each first. */
export function listPeriodEvents(viewer: Viewer): Promise<PeriodEvent[]> {
  return asViewer(viewer, (tx) =>
    selectedEvents(tx).orderBy(desc(periodEvents.quarterOn), desc(periodEvents.follows)),
  );
}

/** The portfolio's completion as each quarter's last closing kept it, of the partners that the viewer may see. */
export function listKeptCompletions(viewer: Viewer) {
  return asViewer(viewer, async (tx) => {
    const rows = await tx
      .select({
        quarterOn: periodEvents.quarterOn,
        assessed: sql<number>`sum(${periodFigures.assessed})::int`,
        weight: sql<string>`sum(${periodFigures.weight})::text`,
        weightedProgress: sql<string>`sum(${periodFigures.weightedProgress})::text`,
      })
      .from(periodFigures)
      .innerJoin(periodEvents, eq(periodEvents.id, periodFigures.eventId))
      .where(
        and(
          visiblePartner(viewer, periodFigures.partnerIso3),
          eq(periodFigures.inTotals, true),
          sql`${periodEvents.id} in ${lastClosings}`,
        ),
      )
      .groupBy(periodEvents.quarterOn);
    return rows.map(({ quarterOn, ...figures }) => ({ quarterOn, completion: completionOf(figures) }));
  });
}

/** The latest closing of each quarter. */
const lastClosings = sql`(
  select distinct on (e.quarter_on) e.id from period_events e where e.kind = 'closed' order by e.quarter_on, e.follows desc)`;

/**
 * The figures of a quarter by partner and area: as its last closing kept them, and as they come out now. Rows in which the two agree
 * are among them; either side is null where it has none.
 */
export function listPeriodFigures(viewer: Viewer, quarter: Quarter) {
  return asViewer(viewer, async (tx) => {
    const figures = (of: { milestones: unknown; assessed: unknown; fulfilled: unknown }) => ({
      milestones: sql<number>`${of.milestones}::int`,
      assessed: sql<number>`${of.assessed}::int`,
      fulfilled: sql<number>`${of.fulfilled}::int`,
    });
    const kept = await tx
      .select({
        partner: periodFigures.partnerIso3,
        partnerIso2: partners.iso2,
        area: periodFigures.areaCode,
        ...figures(periodFigures),
        weight: sql<string>`${periodFigures.weight}::text`,
        weightedProgress: sql<string>`${periodFigures.weightedProgress}::text`,
      })
      .from(periodFigures)
      .innerJoin(periodEvents, eq(periodEvents.id, periodFigures.eventId))
      .innerJoin(partners, eq(partners.iso3, periodFigures.partnerIso3))
      .where(
        and(
          visiblePartner(viewer, periodFigures.partnerIso3),
          eq(periodEvents.quarterOn, quarter),
          sql`${periodEvents.id} in ${lastClosings}`,
        ),
      );
    const now = await tx
      .select({
        partner: completionSteps.partnerIso3,
        partnerIso2: partners.iso2,
        area: completionSteps.areaCode,
        ...figures({
          milestones: sql`sum(${completionSteps.milestones})`,
          assessed: sql`sum(${completionSteps.assessed})`,
          fulfilled: sql`sum(${completionSteps.fulfilled})`,
        }),
        weight: sql<string>`sum(${completionSteps.weight})::text`,
        weightedProgress: sql<string>`sum(${completionSteps.weightedProgress})::text`,
      })
      .from(completionSteps)
      .innerJoin(partners, eq(partners.iso3, completionSteps.partnerIso3))
      .where(
        and(visiblePartner(viewer, completionSteps.partnerIso3), lte(completionSteps.quarterOn, quarter)),
      )
      .groupBy(completionSteps.partnerIso3, partners.iso2, completionSteps.areaCode)
      .having(sql`sum(${completionSteps.milestones}) <> 0`);
    return { kept, now };
  });
}
export type PeriodFigures = Awaited<ReturnType<typeof listPeriodFigures>>;

/** Assessments about days of the quarter that wait for a decision, the oldest submission first. */
export function listUndecided(viewer: Viewer, quarter: Quarter, limit: number) {
  return asViewer(viewer, async (tx) => {
    const where = and(
      visibleAssessments(viewer),
      eq(assessments.state, "submitted"),
      gte(assessments.effectiveOn, quarter),
      lte(assessments.effectiveOn, lastDayOfQuarter(quarter)),
    );
    const rows = await tx
      .select({
        id: assessments.id,
        code: milestones.code,
        title: milestones.title,
        partnerIso2: partners.iso2,
        effectiveOn: assessments.effectiveOn,
        author: authors.name,
        submittedAt: assessments.submittedAt,
      })
      .from(assessments)
      .innerJoin(milestones, eq(milestones.id, assessments.milestoneId))
      .innerJoin(partners, eq(partners.iso3, milestones.partnerIso3))
      .leftJoin(authors, eq(authors.id, assessments.authorId))
      .where(where)
      .orderBy(asc(assessments.submittedAt), asc(assessments.id))
      .limit(limit);
    const [counted] = await tx.select({ total: count() }).from(assessments).where(where);
    return { rows, total: counted?.total ?? 0 };
  });
}
export type Undecided = Awaited<ReturnType<typeof listUndecided>>["rows"][number];
