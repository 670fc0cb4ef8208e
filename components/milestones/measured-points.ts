import type { PathPoint } from "@/components/charts/prepare-milestone-path";
import type { Assessment } from "@/lib/assessments/queries";

type Measured = Pick<Assessment, "id" | "effectiveOn" | "acceptedAt" | "value">;

const acceptedFirst = ({ acceptedAt }: Measured) => acceptedAt?.getTime() ?? 0;

/** The values of accepted assessments in the order in which they hold: by their day, then by when they were accepted. */
export function measuredPoints(accepted: readonly Measured[]): PathPoint[] {
  return accepted
    .toSorted(
      (a, b) =>
        a.effectiveOn.localeCompare(b.effectiveOn) || acceptedFirst(a) - acceptedFirst(b) || a.id - b.id,
    )
    .map(({ effectiveOn, value }) => ({ on: effectiveOn, value }));
}
