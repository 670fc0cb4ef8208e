import type { Plan } from "@/db/seed/demonstration/plan";
import { SCALES } from "@/db/seed/reference/scales";

/** The value that a progress (0 at the baseline, 1 at the target) shows in the milestone's own measure. */
export function valueAt({ entry, baseline, target }: Plan, progress: number): number {
  const exact = baseline + (target - baseline) * progress;
  if (entry.scale !== null) {
    // A stage is reached or not, and the scale ends where it ends.
    const last = (SCALES[entry.scale]?.length ?? 1) - 1;
    const reached = progress >= 1 ? target : Math.floor(exact + 1e-9);
    return Math.max(0, Math.min(reached, last));
  }
  const fine = Math.abs(target - baseline) <= 15 && entry.unit === "percent" ? 10 : 1;
  // Short of the target is not there yet, whatever the rounding says; and nothing is fewer than none.
  const rounded = target > baseline ? Math.floor(exact * fine) / fine : Math.ceil(exact * fine) / fine;
  const most = entry.unit === "percent" ? 100 : Number.POSITIVE_INFINITY;
  return Math.max(0, Math.min(progress >= 1 ? Math.max(target, rounded) : rounded, most));
}

/** A value as a narrative says it: `45 percent`, `3 posts`, or the name of the stage. */
export function valueInWords({ entry }: Plan, value: number): string {
  if (entry.scale !== null) return `“${SCALES[entry.scale]?.[value]?.[0] ?? value}”`;
  if (entry.unit === "maturity_level") return `level ${value}`;
  return `${value} ${entry.unit.replaceAll("_", " ")}`;
}
