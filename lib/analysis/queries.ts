import { and, eq, isNotNull, isNull, lt, ne, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { asReader } from "@/db/client";
import { milestones } from "@/db/schema";
import { AREAS } from "@/lib/areas/constants";
import { analysed } from "@/lib/analysis/conditions";
import type { AnalysisFilters } from "@/lib/analysis/filters";
import { dayOf, type Reader } from "@/lib/as-of/reader";
import { visiblePartner } from "@/lib/auth/scope";
import { openMilestone } from "@/lib/milestones/conditions";
import { nextQuarter, quarterOf } from "@/lib/periods/rules";

/** How the milestones of a partner stand on the day, all of them or those of one area, beside what its own plan foresees by then. */
const standSchema = z.object({
  partner: z.string(),
  /** Null: of all areas that are asked for. */
  area: z.enum(AREAS).nullable(),
  /** On its list, whether they count or not. */
  milestones: z.number(),
  fulfilled: z.number(),
  overdue: z.number(),
  reversed: z.number(),
  neverAssessed: z.number(),
  assessed: z.number(),
  /** Weighted means 0..1 of what counts; null where nothing that counts can be measured. */
  achieved: z.number().nullable(),
  planned: z.number().nullable(),
});
export type Stand = z.infer<typeof standSchema>;

/**
 * How chosen partners stand, each in all and by area. Reads the rows of their milestones alone, by the index of the list; with no partner
 * chosen it answers nothing, so that it is never asked of a whole portfolio.
 */
export async function listStands(reader: Reader, filters: AnalysisFilters): Promise<Stand[]> {
  if (filters.partners.length === 0) return [];
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
        partner: m.partnerIso3,
        area: m.areaCode,
        milestones: counted(sql`true`),
        fulfilled: counted(and(eq(m.currentVerdict, "fulfilled"), ne(m.currentCommitment, "withdrawn"))),
        overdue: counted(and(openMilestone, lt(m.dueOn, day))),
        reversed: counted(isNotNull(m.currentReversedOn)),
        neverAssessed: counted(and(isNull(m.currentDelivery), eq(m.currentCommitment, "committed"))),
        assessed: counted(assessed),
        achieved: sql<number | null>`case when count(*) filter (where ${assessed}) > 0 then ${shown} end`,
        planned,
      })
      .from(m)
      .where(and(visiblePartner(reader, m.partnerIso3), analysed(m, filters, day)))
      .groupBy(sql`grouping sets ((${m.partnerIso3}), (${m.partnerIso3}, ${m.areaCode}))`),
  );
  return z.array(standSchema).parse(rows);
}
