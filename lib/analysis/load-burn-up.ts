import { burnUp, type BurnUpPoint } from "@/lib/analysis/burn-up";
import type { AnalysisFilters } from "@/lib/analysis/filters";
import { listAchievedSteps, listActiveSpells, listPlannedSpans, listStands } from "@/lib/analysis/queries";
import { dayOf, type Reader } from "@/lib/as-of/reader";

/** The burn-up of what the filters leave, for the page and for its file. */
export async function loadBurnUp(
  reader: Reader,
  filters: AnalysisFilters,
): Promise<{ points: BurnUpPoint[]; milestones: number; byNature: boolean }> {
  const [spans, steps, spells, stands] = await Promise.all([
    listPlannedSpans(reader, filters),
    listAchievedSteps(reader, filters),
    listActiveSpells(reader, filters),
    listStands(reader, filters, "area"),
  ]);
  const whole = stands.find(({ area }) => area === null);
  const points = burnUp(spans, steps ?? [], spells, dayOf(reader));
  return {
    // No summary is kept by nature: of what was achieved only the day itself is known, from the rows of the milestones.
    points:
      steps === null
        ? points.map((point) => ({ ...point, achieved: point.running ? (whole?.achieved ?? null) : null }))
        : points,
    milestones: whole?.milestones ?? 0,
    byNature: steps === null,
  };
}
