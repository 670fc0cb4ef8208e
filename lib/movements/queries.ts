import { and, eq, inArray, lte, sql } from "drizzle-orm";
import { asReader } from "@/db/client";
import { movementSteps, statusSpellVersions } from "@/db/schema";
import { ofChosen } from "@/lib/analysis/conditions";
import { type AnalysisFilters, WHOLE_ANALYSIS } from "@/lib/analysis/filters";
import { dayOf, type Reader } from "@/lib/as-of/reader";
import { lastDayKnown } from "@/lib/as-of/rules";
import { visiblePartner } from "@/lib/auth/scope";
import { movementsByQuarter, type QuarterMovements } from "@/lib/movements/rules";
import { type Day, dayFromNumber, dayNumber } from "@/lib/periods/days";
import { lastDayOfQuarter, type Quarter, quarterOf } from "@/lib/periods/rules";

/** Earlier than any plan. */
const FIRST_QUARTER: Quarter = "1000-04-01";

/**
 * How the completion of what the filters leave moved from quarter to quarter, as it was believed at the end of each; read from sums
 * that do not grow with milestones. What was believed at an end does not change any more, so that a past day knows the quarters that
 * had ended by then and the present the running one too. What lies before `since` is where that quarter begins.
 */
export async function listMovements(
  reader: Reader,
  filters: AnalysisFilters,
  since: Quarter = FIRST_QUARTER,
): Promise<QuarterMovements[]> {
  const lastOn = lastEnd(reader);
  const before = quarterOf(dayFromNumber(dayNumber(since) - 1));
  const s = movementSteps;
  const v = statusSpellVersions;
  const [steps, spells] = await asReader(reader, async (tx) => [
    await tx
      .select({
        partner: s.partnerIso3,
        quarterOn: sql<Quarter>`greatest(${s.quarterOn}, ${before}::date)::text`,
        kind: s.kind,
        milestones: sql<number>`sum(${s.milestones})::int`,
        counted: sql<number>`sum(${s.counted})::int`,
        assessed: sql<number>`sum(${s.assessed})::int`,
        weight: sql<string>`sum(${s.weight})::text`,
        weightedProgress: sql<string>`sum(${s.weightedProgress})::text`,
      })
      .from(s)
      .where(
        and(
          visiblePartner(reader, s.partnerIso3),
          ofChosen(s.partnerIso3, filters, dayOf(reader)),
          lte(s.quarterOn, lastOn),
          filters.areas.length > 0 ? inArray(s.areaCode, filters.areas) : undefined,
          filters.natures.length > 0 ? inArray(s.nature, filters.natures) : undefined,
        ),
      )
      // By place: a parameter that is named twice would be two.
      .groupBy(s.partnerIso3, sql`2`, s.kind),
    filters.partners.length > 0
      ? null
      : await tx
          .select({
            partner: v.partnerIso3,
            fromOn: v.fromOn,
            toOn: v.toOn,
            knownOn: sql<Day>`(${v.knownFrom} at time zone 'UTC')::date::text`,
            replacedOn: sql<Day | null>`(${v.knownTo} at time zone 'UTC')::date::text`,
          })
          .from(v)
          .where(and(visiblePartner(reader, v.partnerIso3), eq(v.standing, "active"))),
  ]);
  return movementsByQuarter(steps, spells, lastOn);
}

/** The same of everything in the last of these quarters alone, or null while nothing can be compared in it. */
export async function getLatestMovements(reader: Reader): Promise<QuarterMovements | null> {
  const [latest = null] = await listMovements(reader, WHOLE_ANALYSIS, quarterOf(lastEnd(reader)));
  return latest;
}

/** The last day for which there is a belief to show: today, or the last quarter's end that the past day and its knowledge reach. */
function lastEnd(reader: Reader): Day {
  const day = dayOf(reader);
  if (reader.asOf === undefined) return day;
  const known = lastDayKnown(reader.asOf) ?? day;
  const on = known < day ? known : day;
  const end = lastDayOfQuarter(quarterOf(on));
  return end <= on ? end : dayFromNumber(dayNumber(quarterOf(on)) - 1);
}
