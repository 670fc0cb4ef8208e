import { and, asc, count, desc, eq, gte, inArray, isNull, lt, or, type SQL, sql, sum } from "drizzle-orm";
import { asReader, type Transaction } from "@/db/client";
import {
  milestoneChanges,
  milestoneProposals,
  milestones,
  milestoneTallies,
  milestoneVersions,
  partners,
  people,
  scales,
  scaleStages,
} from "@/db/schema";
import { lookThrough, oneOfMany } from "@/lib/as-of/look-through";
import { dayOf, type Reader } from "@/lib/as-of/reader";
import { visiblePartner } from "@/lib/auth/scope";
import { activePartner, openMilestone, ragExpression } from "@/lib/milestones/conditions";
import { parseCode } from "@/lib/milestones/codes";
import type { Rag } from "@/lib/milestones/constants";
import { type MilestoneFilters, NO_FILTERS } from "@/lib/milestones/filters";
import { fitting, inListOrder } from "@/lib/milestones/list-order";
import { latestView } from "@/lib/partner-views/conditions";
import type { Day } from "@/lib/periods/days";

export const PAGE_SIZE = 50;

/** What a row of the list, of an export and of "due soon" knows of a milestone. */
const rowColumns = (day: Day) => ({
  code: milestones.code,
  partner: milestones.partnerIso3,
  partnerIso2: partners.iso2,
  area: milestones.areaCode,
  title: milestones.title,
  nature: milestones.nature,
  basis: milestones.basis,
  indicator: milestones.indicator,
  unit: milestones.unit,
  baseline: milestones.baseline,
  target: milestones.target,
  startOn: milestones.startOn,
  dueOn: milestones.dueOn,
  firstDueOn: milestones.firstDueOn,
  weight: milestones.weight,
  leadInstitution: milestones.leadInstitution,
  value: milestones.currentValue,
  delivery: milestones.currentDelivery,
  verdict: milestones.currentVerdict,
  effectiveOn: milestones.currentEffectiveOn,
  acceptedAt: milestones.currentAcceptedAt,
  progress: milestones.currentProgress,
  recheckOn: milestones.currentRecheckOn,
  reversedOn: milestones.currentReversedOn,
  undoneOn: milestones.currentUndoneOn,
  undoneVerdict: milestones.currentUndoneVerdict,
  waiting: milestones.waitingCount,
  commitment: milestones.currentCommitment,
  asideOn: milestones.currentAsideOn,
  rag: sql<Rag>`${ragExpression(day)}`,
});

function listed(tx: Transaction, reader: Reader, filters: MilestoneFilters, shown: SQL | undefined) {
  return tx
    .select({ ...rowColumns(dayOf(reader)), stance: latestView.stance })
    .from(milestones)
    .innerJoin(partners, eq(partners.iso3, milestones.partnerIso3))
    .leftJoinLateral(latestView, sql`true`)
    .where(and(visiblePartner(reader, milestones.partnerIso3), shown))
    .orderBy(...inListOrder(filters));
}

export type MilestoneRow = Awaited<ReturnType<typeof listed>>[number];

/** One page of the milestones that the filters show, and how many there are in all. A card shows fewer of the same. */
export function listMilestones(reader: Reader, filters: MilestoneFilters, shown = PAGE_SIZE) {
  return asReader(reader, async (tx) => {
    if (reader.asOf !== undefined) return pastPage(tx, reader, filters, shown);
    const rows = await listed(tx, reader, filters, fitting(reader, filters))
      .limit(shown)
      .offset((filters.page - 1) * shown);
    return { rows, total: await countMatching(tx, reader, filters) };
  });
}

/** The first few of the milestones that the filters show, where nobody asks how many there are. */
export function listFirstMilestones(reader: Reader, wishes: Partial<MilestoneFilters>, shown: number) {
  const filters = { ...NO_FILTERS, ...wishes };
  return asReader(reader, (tx) => listed(tx, reader, filters, fitting(reader, filters)).limit(shown));
}

/** How many milestones the filters show. */
export function countMilestones(reader: Reader, filters: MilestoneFilters): Promise<number> {
  return asReader(reader, (tx) => countMatching(tx, reader, filters));
}

async function countMatching(tx: Transaction, reader: Reader, filters: MilestoneFilters): Promise<number> {
  const condition = fitting(reader, filters);
  const [counted] = await (condition === undefined
    ? countAll(tx, reader)
    : tx
        .select({ total: count() })
        .from(milestones)
        .where(and(visiblePartner(reader, milestones.partnerIso3), condition)));
  return counted?.total ?? 0;
}

/** How many there are at all, from what is kept: of today the tallies, of a past day the plans that were known. */
function countAll(tx: Transaction, reader: Reader) {
  const t = milestoneTallies;
  return reader.asOf === undefined
    ? tx
        .select({ total: sql<number>`coalesce(${sum(t.milestones)}, 0)::int` })
        .from(t)
        .where(visiblePartner(reader, t.partnerIso3))
    : tx.select({ total: count() }).from(milestoneVersions).where(planKnownThen(reader));
}

/** The version of each plan that was in force, as the view of past milestones says it; an index has all that this asks. */
function planKnownThen(reader: Reader): SQL | undefined {
  const v = milestoneVersions;
  const before = sql`(select tracker.known_before())`;
  return and(
    visiblePartner(reader, v.partnerIso3),
    lt(v.knownFrom, before),
    or(isNull(v.knownTo), gte(v.knownTo, before)),
  );
}

/**
 * A page of a past day, whose columns are found for each milestone and stand in no index: which ones are on it and how many there are is
 * asked at once, and all that a row shows of those on it alone. Without a filter the order may have an index, and counting asks for no
 * such column: then each is quicker for itself.
 */
async function pastPage(tx: Transaction, reader: Reader, filters: MilestoneFilters, shown: number) {
  const condition = fitting(reader, filters);
  const places = await tx
    .select({
      id: milestones.id,
      total: condition === undefined ? sql<null>`null` : sql<number>`(count(*) over ())::int`,
    })
    .from(milestones)
    .where(and(visiblePartner(reader, milestones.partnerIso3), condition))
    .orderBy(...inListOrder(filters))
    .limit(shown)
    .offset((filters.page - 1) * shown);
  const ids = places.map(({ id }) => id);
  const rows = ids.length === 0 ? [] : await listed(tx, reader, filters, oneOfMany(milestones.id, ids));
  return { rows, total: places[0]?.total ?? (await countMatching(tx, reader, filters)) };
}

/** Open milestones that are due within the next days, the soonest first. */
export function listDueSoon(reader: Reader, limit: number) {
  return asReader(reader, (tx) =>
    reader.asOf === undefined
      ? dueNext(tx, reader, limit)
      : lookThrough(
          limit,
          (count) =>
            tx
              .select({ id: milestones.id })
              .from(milestones)
              .where(dueFromNow(reader))
              .orderBy(...DUE_ORDER)
              .limit(count),
          (some) =>
            dueNext(
              tx,
              reader,
              limit,
              oneOfMany(
                milestones.id,
                some.map(({ id }) => id),
              ),
            ),
        ),
  );
}

const DUE_ORDER = [asc(milestones.dueOn), asc(milestones.partnerIso3), asc(milestones.code)];

/** Due, open or not. */
function dueFromNow(reader: Reader): SQL | undefined {
  const day = dayOf(reader);
  return and(
    visiblePartner(reader, milestones.partnerIso3),
    gte(milestones.dueOn, day),
    activePartner(milestones.partnerIso3, day),
  );
}

function dueNext(tx: Transaction, reader: Reader, limit: number, among?: SQL) {
  return tx
    .select({ ...rowColumns(dayOf(reader)), stance: latestView.stance })
    .from(milestones)
    .innerJoin(partners, eq(partners.iso3, milestones.partnerIso3))
    .leftJoinLateral(latestView, sql`true`)
    .where(and(dueFromNow(reader), openMilestone, among))
    .orderBy(...DUE_ORDER)
    .limit(limit);
}

/** One milestone with its plan, its scale and the changes of its plan; null when the viewer may not see it or it is none. */
export function getMilestone(reader: Reader, code: string) {
  return asReader(reader, async (tx) => {
    if (parseCode(code) === null) return null;
    const [found] = await tx
      .select({
        ...rowColumns(dayOf(reader)),
        stance: latestView.stance,
        viewText: latestView.text,
        id: milestones.id,
        description: milestones.description,
        scaleId: milestones.scaleId,
        scaleCode: scales.code,
        templateCode: milestones.templateCode,
        sourceUrl: milestones.sourceUrl,
        proposalId: milestoneProposals.id,
        version: milestones.version,
      })
      .from(milestones)
      .innerJoin(partners, eq(partners.iso3, milestones.partnerIso3))
      .leftJoin(scales, eq(scales.id, milestones.scaleId))
      .leftJoin(milestoneProposals, eq(milestoneProposals.milestoneId, milestones.id))
      .leftJoinLateral(latestView, sql`true`)
      .where(and(visiblePartner(reader, milestones.partnerIso3), eq(milestones.code, code)));
    if (found === undefined) return null;
    const stages = found.scaleId === null ? [] : await stagesOf(tx, found.scaleId);
    const changes = await tx
      .select({
        id: milestoneChanges.id,
        field: milestoneChanges.field,
        oldValue: milestoneChanges.oldValue,
        newValue: milestoneChanges.newValue,
        reason: milestoneChanges.reason,
        explanation: milestoneChanges.explanation,
        changedAt: milestoneChanges.changedAt,
        changedBy: people.name,
      })
      .from(milestoneChanges)
      .leftJoin(people, eq(people.id, milestoneChanges.changedBy))
      .where(eq(milestoneChanges.milestoneId, found.id))
      .orderBy(desc(milestoneChanges.changedAt), desc(milestoneChanges.id));
    return { ...found, stages, changes };
  });
}
export type Milestone = NonNullable<Awaited<ReturnType<typeof getMilestone>>>;

function stagesOf(tx: Transaction, scaleId: number) {
  return tx
    .select({ value: scaleStages.value, labelEn: scaleStages.labelEn, labelFr: scaleStages.labelFr })
    .from(scaleStages)
    .where(eq(scaleStages.scaleId, scaleId))
    .orderBy(asc(scaleStages.value));
}

/** The named stages of the scales by which some milestones are measured, lowest first. */
export function listStages(reader: Reader, codes: readonly string[]) {
  return asReader(reader, async (tx) => {
    if (codes.length === 0) return [];
    return tx
      .select({
        code: milestones.code,
        value: scaleStages.value,
        labelEn: scaleStages.labelEn,
        labelFr: scaleStages.labelFr,
      })
      .from(milestones)
      .innerJoin(scaleStages, eq(scaleStages.scaleId, milestones.scaleId))
      .where(and(visiblePartner(reader, milestones.partnerIso3), inArray(milestones.code, [...codes])))
      .orderBy(asc(milestones.code), asc(scaleStages.value));
  });
}
