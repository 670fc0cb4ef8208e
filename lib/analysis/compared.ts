import type { AnalysisFilters } from "@/lib/analysis/filters";
import { dayOf, type Reader } from "@/lib/as-of/reader";
import { asOfDay } from "@/lib/as-of/rules";

/** The reader of the earlier day that is compared with, as it was believed at its end; null where none is asked for, or none earlier. */
export function comparedReader(reader: Reader, { compareTo }: AnalysisFilters): Reader | null {
  const day = dayOf(reader);
  if (compareTo === null || compareTo >= day) return null;
  return { ...reader, asOf: asOfDay(compareTo, compareTo, day) };
}
