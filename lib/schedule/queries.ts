import { and, asc, desc, eq, gte, inArray, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { z } from "zod";
import { asReader, type Transaction } from "@/db/client";
import { milestoneChanges, milestoneDependencies as dependencies, milestones, partners } from "@/db/schema";
import { analysed } from "@/lib/analysis/conditions";
import type { AnalysisFilters } from "@/lib/analysis/filters";
import { AREAS } from "@/lib/areas/constants";
import { oneOfMany } from "@/lib/as-of/look-through";
import { dayOf, type Reader } from "@/lib/as-of/reader";
import { visiblePartner } from "@/lib/auth/scope";
import { ragExpression, slippage } from "@/lib/milestones/conditions";
import { CHANGE_REASONS, type Rag } from "@/lib/milestones/constants";
import { lastDayOfQuarter } from "@/lib/periods/rules";
import { SHOWN_MOVED } from "./constants";

/** Of a past day this is read from the versions of the plans, as the lists of milestones are. */
const scope = (reader: Reader, filters: AnalysisFilters) =>
  and(visiblePartner(reader, milestones.partnerIso3), analysed(milestones, filters, dayOf(reader)));

/** In which the plan has something between the two quarters: from its start to its due date, or to the first agreed one. */
const within = ({ from, to }: AnalysisFilters): SQL | undefined =>
  and(
    from === null ? undefined : or(gte(milestones.dueOn, from), gte(milestones.firstDueOn, from)),
    to === null ? undefined : lte(milestones.startOn, lastDayOfQuarter(to)),
  );

const ofTheTimeline = (reader: Reader, filters: AnalysisFilters, partner: string) =>
  and(scope(reader, { ...filters, partners: [partner] }), within(filters));

/**
 * The milestones of one partner along the time, area by area and the earliest start first: a part of them or all, what they wait
 * for, and what is to be said of all of them.
 */
export function listTimeline(
  reader: Reader,
  filters: AnalysisFilters,
  partner: string,
  part: { offset: number; limit: number } | null,
) {
  return asReader(reader, async (tx) => {
    const where = ofTheTimeline(reader, filters, partner);
    const found = tx
      .select({
        id: milestones.id,
        code: milestones.code,
        title: milestones.title,
        area: milestones.areaCode,
        startOn: milestones.startOn,
        firstDueOn: milestones.firstDueOn,
        dueOn: milestones.dueOn,
        rag: sql<Rag>`${ragExpression(dayOf(reader))}`,
      })
      .from(milestones)
      .where(where)
      .orderBy(
        sql`array_position(${`{${AREAS.join(",")}}`}::text[], ${milestones.areaCode})`,
        asc(milestones.startOn),
        sql`length(${milestones.code})`,
        asc(milestones.code),
      );
    const rows = await (part === null ? found : found.limit(part.limit).offset(part.offset));
    const [all] = await tx
      .select({
        total: sql<number>`count(*)::int`,
        later: sql<number>`count(*) filter (where ${slippage} > 0)::int`,
        earlier: sql<number>`count(*) filter (where ${slippage} < 0)::int`,
        daysLater: sql<number>`coalesce(sum(greatest(${slippage}, 0)), 0)::int`,
        from: sql<string | null>`min(${milestones.startOn})::text`,
        to: sql<string | null>`max(greatest(${milestones.dueOn}, ${milestones.firstDueOn}))::text`,
      })
      .from(milestones)
      .where(where);
    const waits = await listWaits(
      tx,
      reader,
      rows.map(({ id }) => id),
    );
    return {
      rows,
      waits,
      all: all ?? { total: 0, later: 0, earlier: 0, daysLater: 0, from: null, to: null },
    };
  });
}

/** What some milestones wait for, and what waits for them. */
function listWaits(tx: Transaction, reader: Reader, ids: readonly number[]) {
  const [waiting, awaited] = [alias(milestones, "waiting"), alias(milestones, "awaited")];
  return tx
    .select({
      code: waiting.code,
      waitsFor: awaited.code,
      waitsUntil: awaited.dueOn,
      isFulfilled: sql<boolean>`${awaited.currentVerdict} is not distinct from 'fulfilled'`,
    })
    .from(dependencies)
    .innerJoin(waiting, eq(waiting.id, dependencies.milestoneId))
    .innerJoin(awaited, eq(awaited.id, dependencies.waitsForId))
    .where(
      and(
        visiblePartner(reader, dependencies.partnerIso3),
        isNull(dependencies.removedAt),
        or(oneOfMany(dependencies.milestoneId, ids), oneOfMany(dependencies.waitsForId, ids)),
      ),
    )
    .orderBy(asc(waiting.code), asc(awaited.code));
}

/** How far due dates lie from those first agreed: so many milestones of an area at so many days. */
export function listSlippage(reader: Reader, filters: AnalysisFilters) {
  return asReader(reader, (tx) =>
    tx
      .select({
        area: milestones.areaCode,
        days: slippage,
        milestones: sql<number>`count(*)::int`,
      })
      .from(milestones)
      .where(scope(reader, filters))
      .groupBy(milestones.areaCode, slippage),
  );
}

/** How many days one change has moved a due date; written with the condition by which the index of moves serves. */
const moved = sql`(${milestoneChanges.newValue}::date - ${milestoneChanges.oldValue}::date)`;
const aMove = sql`${milestoneChanges.field} = 'due_on'`;

const reasonRow = z.object({
  reason: z.enum(CHANGE_REASONS),
  moves: z.number(),
  milestones: z.number(),
  daysLater: z.number(),
  daysEarlier: z.number(),
});

/** For which reasons due dates were moved, by how many changes of how many milestones and how far. */
export async function listMovesByReason(reader: Reader, filters: AnalysisFilters) {
  const rows = await asReader(reader, (tx) =>
    tx
      .select({
        reason: milestoneChanges.reason,
        moves: sql`count(*)::int`,
        milestones: sql`count(distinct ${milestoneChanges.milestoneId})::int`,
        daysLater: sql`coalesce(sum(greatest(${moved}, 0)), 0)::int`,
        daysEarlier: sql`coalesce(sum(greatest(-${moved}, 0)), 0)::int`,
      })
      .from(milestoneChanges)
      .innerJoin(milestones, eq(milestones.id, milestoneChanges.milestoneId))
      .where(and(aMove, scope(reader, filters)))
      .groupBy(milestoneChanges.reason),
  );
  return z.array(reasonRow).parse(rows);
}

/** The milestones whose due date was moved most often, the most often moved first; of as many moves those moved further. */
export function listMovedMost(reader: Reader, filters: AnalysisFilters) {
  return asReader(reader, (tx) => {
    const counted = tx
      .select({
        id: milestoneChanges.milestoneId,
        moves: sql<number>`count(*)::int`.as("moves"),
        days: sql<number>`sum(${moved})::int`.as("days"),
      })
      .from(milestoneChanges)
      .where(
        and(
          aMove,
          inArray(
            milestoneChanges.milestoneId,
            tx.select({ id: milestones.id }).from(milestones).where(scope(reader, filters)),
          ),
        ),
      )
      .groupBy(milestoneChanges.milestoneId)
      .orderBy(desc(sql`count(*)`), desc(sql`sum(${moved})`), asc(milestoneChanges.milestoneId))
      .limit(SHOWN_MOVED)
      .as("counted");
    return tx
      .select({
        code: milestones.code,
        title: milestones.title,
        partner: milestones.partnerIso3,
        partnerIso2: partners.iso2,
        area: milestones.areaCode,
        firstDueOn: milestones.firstDueOn,
        dueOn: milestones.dueOn,
        rag: sql<Rag>`${ragExpression(dayOf(reader))}`,
        moves: counted.moves,
        days: counted.days,
      })
      .from(counted)
      .innerJoin(milestones, eq(milestones.id, counted.id))
      .innerJoin(partners, eq(partners.iso3, milestones.partnerIso3))
      .orderBy(desc(counted.moves), desc(counted.days), asc(counted.id));
  });
}
