import { and, asc, eq, inArray, isNotNull, isNull, lt, ne, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { asReader } from "@/db/client";
import { completionSteps, figureSums, milestones, statusSpells } from "@/db/schema";
import { AREAS } from "@/lib/areas/constants";
import type { PlannedSpan } from "@/lib/analysis/burn-up";
import { analysed, ofChosen } from "@/lib/analysis/conditions";
import type { AnalysisFilters } from "@/lib/analysis/filters";
import { dayOf, type Reader } from "@/lib/as-of/reader";
import { visiblePartner } from "@/lib/auth/scope";
import { openMilestone } from "@/lib/milestones/conditions";
import { nextQuarter, quarterOf } from "@/lib/periods/rules";

/** How some milestones stand on the day, beside what their own plans foresee by then. */
const standSchema = z.object({
  /** Null: of all partners that are asked for. */
  partner: z.string().nullable(),
  /** Null: of all areas that are asked for. */
  area: z.enum(AREAS).nullable(),
  /** On its list, whether they count or not. */
  milestones: z.number(),
  fulfilled: z.number(),
  overdue: z.number(),
  reversed: z.number(),
  neverAssessed: z.number(),
  assessed: z.number(),
  /** The median of the slippage of all on the list, in days; null without any. */
  slippage: z.number().nullable(),
  /** Weighted means 0..1 of what counts; null where nothing that counts can be measured. */
  achieved: z.number().nullable(),
  planned: z.number().nullable(),
});
export type Stand = z.infer<typeof standSchema>;

/** How milestones are put together: each partner in all and by area, or all partners by area and in all. */
const GROUPED = {
  partner: sql`grouping sets ((${milestones.partnerIso3}), (${milestones.partnerIso3}, ${milestones.areaCode}))`,
  area: sql`grouping sets ((${milestones.areaCode}), ())`,
};

/** How what the filters leave stands. Reads the rows of the milestones, one each, and nothing of their history. */
export async function listStands(
  reader: Reader,
  filters: AnalysisFilters,
  by: keyof typeof GROUPED,
): Promise<Stand[]> {
  const day = dayOf(reader);
  const m = milestones;
  const counted = (condition: SQL | undefined) => sql`count(*) filter (where ${condition})::int`;
  // What belongs to completion, as `contribution` in lib/completion/rules.ts says; what cannot be measured has no weight.
  const counts = and(
    sql`${m.currentDelivery} is distinct from 'discontinued'`,
    ne(m.currentCommitment, "withdrawn"),
    lt(m.startOn, nextQuarter(quarterOf(day))),
    ne(m.target, m.baseline),
  );
  const share = (progress: SQL) =>
    sql`(sum(${m.weight} * ${progress}) filter (where ${counts}) / nullif(sum(${m.weight}) filter (where ${counts}), 0))::float8`;
  const assessed = and(counts, isNotNull(m.currentDelivery));
  // A gap and no zero while nothing was assessed, as `completionOf` says.
  const shown = share(sql`least(greatest(coalesce(${m.currentProgress}, 0), 0), 1)`);
  const planned = share(
    sql`least(greatest((${day}::date - ${m.startOn})::numeric / (${m.dueOn} - ${m.startOn}), 0), 1)`,
  );
  const rows = await asReader(reader, (tx) =>
    tx
      .select({
        partner: by === "partner" ? m.partnerIso3 : sql<null>`null`,
        area: m.areaCode,
        milestones: counted(sql`true`),
        fulfilled: counted(and(eq(m.currentVerdict, "fulfilled"), ne(m.currentCommitment, "withdrawn"))),
        overdue: counted(and(openMilestone, lt(m.dueOn, day))),
        reversed: counted(isNotNull(m.currentReversedOn)),
        neverAssessed: counted(and(isNull(m.currentDelivery), eq(m.currentCommitment, "committed"))),
        assessed: counted(assessed),
        slippage: sql<
          number | null
        >`percentile_cont(0.5) within group (order by ${m.dueOn} - ${m.firstDueOn})`,
        achieved: sql<number | null>`case when count(*) filter (where ${assessed}) > 0 then ${shown} end`,
        planned,
      })
      .from(m)
      .where(and(visiblePartner(reader, m.partnerIso3), analysed(m, filters, day)))
      .groupBy(GROUPED[by])
      .orderBy(...(by === "partner" ? [asc(m.partnerIso3)] : []), sql`${m.areaCode} nulls last`),
  );
  return z.array(standSchema).parse(rows);
}

/** The plan of what the filters leave, in spans: milestones with the same dates are one. What is discontinued or withdrawn is none of it. */
export async function listPlannedSpans(reader: Reader, filters: AnalysisFilters): Promise<PlannedSpan[]> {
  const m = milestones;
  return asReader(reader, (tx) =>
    tx
      .select({
        partner: m.partnerIso3,
        startOn: m.startOn,
        dueOn: m.dueOn,
        firstDueOn: m.firstDueOn,
        weight: sql<number>`sum(${m.weight})::float8`,
      })
      .from(m)
      .where(
        and(
          visiblePartner(reader, m.partnerIso3),
          ofChosen(m.partnerIso3, filters, dayOf(reader)),
          filters.areas.length > 0 ? inArray(m.areaCode, filters.areas) : undefined,
          filters.natures.length > 0 ? inArray(m.nature, filters.natures) : undefined,
          sql`${m.currentDelivery} is distinct from 'discontinued'`,
          ne(m.currentCommitment, "withdrawn"),
          ne(m.target, m.baseline),
        ),
      )
      .groupBy(m.partnerIso3, m.startOn, m.dueOn, m.firstDueOn)
      // Sums of shares come out the same to the last digit when they are added in one order.
      .orderBy(asc(m.partnerIso3), asc(m.startOn), asc(m.dueOn), asc(m.firstDueOn)),
  );
}

/** What the filters leave achieved in each quarter; null when natures are asked for, by which no summary is kept. */
export async function listAchievedSteps(reader: Reader, filters: AnalysisFilters) {
  if (filters.natures.length > 0) return null;
  const day = dayOf(reader);
  // Of a past day the sums of what was posted by then; both have a row for each partner, area and quarter.
  const past = reader.asOf !== undefined;
  const of = past ? figureSums : completionSteps;
  const counted = past ? figureSums.counted : completionSteps.milestones;
  return asReader(reader, (tx) =>
    tx
      .select({
        partner: of.partnerIso3,
        quarterOn: sql<string>`${of.quarterOn}::text`,
        milestones: sql<number>`sum(${counted})::int`,
        assessed: sql<number>`sum(${of.assessed})::int`,
        fulfilled: sql<number>`sum(${of.fulfilled})::int`,
        weight: sql<string>`sum(${of.weight})::text`,
        weightedProgress: sql<string>`sum(${of.weightedProgress})::text`,
      })
      .from(of)
      .where(
        and(
          visiblePartner(reader, of.partnerIso3),
          ofChosen(of.partnerIso3, filters, day),
          sql`${of.quarterOn} > '-infinity' and ${of.quarterOn} <= ${quarterOf(day)}::date`,
          filters.areas.length > 0 ? inArray(of.areaCode, filters.areas) : undefined,
        ),
      )
      .groupBy(of.partnerIso3, of.quarterOn),
  );
}

/** The spells in which partners were active; null where partners are chosen, which count whatever their standing. */
export async function listActiveSpells(reader: Reader, filters: AnalysisFilters) {
  if (filters.partners.length > 0) return null;
  return asReader(reader, (tx) =>
    tx
      .select({ partner: statusSpells.partnerIso3, fromOn: statusSpells.fromOn, toOn: statusSpells.toOn })
      .from(statusSpells)
      .where(and(visiblePartner(reader, statusSpells.partnerIso3), eq(statusSpells.standing, "active"))),
  );
}
