import { burnUp, type BurnUpPoint } from "@/lib/analysis/burn-up";
import type { AnalysisFilters } from "@/lib/analysis/filters";
import { listAchievedSteps, listActiveSpells, listPlannedSpans, listStands } from "@/lib/analysis/queries";
import { dayOf, type Reader } from "@/lib/as-of/reader";
import { type CompletionForecast, forecastCompletion, type Unforeseen } from "@/lib/forecast/queries";

/** The burn-up of what the filters leave, for the page and for its file. */
export async function loadBurnUp(
  reader: Reader,
  filters: AnalysisFilters,
): Promise<{
  points: BurnUpPoint[];
  milestones: number;
  byNature: boolean;
  /** How earlier forecasts of completion did, or why nothing is foretold. */
  forecast: Pick<CompletionForecast, "shown" | "record"> | Unforeseen;
}> {
  const [spans, steps, spells, stands, forecast] = await Promise.all([
    listPlannedSpans(reader, filters),
    listAchievedSteps(reader, filters),
    listActiveSpells(reader, filters),
    listStands(reader, filters, "area"),
    forecastCompletion(reader, filters),
  ]);
  const whole = stands.find(({ area }) => area === null);
  const points = burnUp(spans, steps ?? [], spells, dayOf(reader), forecast.shown ? forecast.points : []);
  return {
    // No summary is kept by nature: of what was achieved only the day itself is known, from the rows of the milestones.
    points:
      steps === null
        ? points.map((point) => ({ ...point, achieved: point.running ? (whole?.achieved ?? null) : null }))
        : points,
    milestones: whole?.milestones ?? 0,
    byNature: steps === null,
    forecast: forecast.shown ? { shown: true, record: forecast.record } : forecast,
  };
}
