import { and, type SQL, sql } from "drizzle-orm";
import { milestones } from "@/db/schema";
import { dayOf, type Reader } from "@/lib/as-of/reader";
import { everReversed, matching } from "@/lib/milestones/conditions";
import type { MilestoneFilters, SortKey } from "@/lib/milestones/filters";

const SORT_EXPRESSIONS: Record<SortKey, SQL[]> = {
  // The digits of a code count as a number: GEO-CIV-99 comes before GEO-CIV-100.
  code: [sql`${milestones.partnerIso3}`, sql`${milestones.areaCode}`, sql`length(${milestones.code})`],
  title: [sql`${milestones.title}`],
  due: [sql`${milestones.dueOn}`],
  progress: [sql`${milestones.currentProgress}`],
  effective: [sql`${milestones.currentEffectiveOn}`],
  updated: [sql`${milestones.updatedAt}`],
  recheck: [sql`${milestones.currentRecheckOn}`],
  reversed: [sql`${milestones.currentReversedOn}`],
};

/** The order of the list. */
export function inListOrder({ sort, descending }: Pick<MilestoneFilters, "sort" | "descending">): SQL[] {
  const way = descending ? sql`desc nulls last` : sql`asc nulls last`;
  return [...SORT_EXPRESSIONS[sort], sql`${milestones.code}`].map((expression) => sql`${expression} ${way}`);
}

/** What the filters ask of a milestone on the reader's day. */
export function fitting(reader: Reader, filters: MilestoneFilters): SQL | undefined {
  const ofThePast = reader.asOf !== undefined && filters.reversed ? everReversed : undefined;
  return and(matching(filters, dayOf(reader)), ofThePast);
}
