import { schedulePerformance } from "@/lib/analysis/burn-up";
import { earlierReader } from "@/lib/analysis/compared";
import type { AnalysisFilters } from "@/lib/analysis/filters";
import { listStands } from "@/lib/analysis/queries";
import type { Area } from "@/lib/areas/constants";
import { dayOf, type Reader } from "@/lib/as-of/reader";
import { type Day, dayFromNumber, dayNumber } from "@/lib/periods/days";
import { quarterOf } from "@/lib/periods/rules";

interface Performance {
  /** Null: all areas together. */
  area: Area | null;
  milestones: number;
  achieved: number | null;
  planned: number | null;
  /** Earned over planned progress, now and on the earlier day. */
  index: number | null;
  before: number | null;
}

/**
 * The schedule performance index by area, the whole last, beside that of the earlier day that is compared with, or of the end of the last
 * quarter where none is asked for, or none earlier.
 */
export async function loadPerformance(
  reader: Reader,
  filters: AnalysisFilters,
): Promise<{ rows: Performance[]; comparedOn: Day }> {
  const endOfQuarter = dayFromNumber(dayNumber(quarterOf(dayOf(reader))) - 1);
  const earlier =
    earlierReader(reader, filters) ?? earlierReader(reader, { ...filters, compareTo: endOfQuarter });
  const [now, then] = await Promise.all([
    listStands(reader, filters, "area"),
    earlier === null ? [] : listStands(earlier, filters, "area"),
  ]);
  const rows = now.map(({ area, milestones, achieved, planned }) => {
    const before = then.find((stand) => stand.area === area);
    return {
      ...{ area, milestones, achieved, planned },
      index: schedulePerformance({ achieved, planned }),
      before: before === undefined ? null : schedulePerformance(before),
    };
  });
  return { rows, comparedOn: earlier?.asOf.day ?? endOfQuarter };
}
