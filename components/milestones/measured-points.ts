import type { PathPoint } from "@/lib/milestones/path-rules";
import type { Assessment } from "@/lib/assessments/queries";

type Measured = Pick<Assessment, "id" | "effectiveOn" | "acceptedAt" | "value">;

const acceptedFirst = ({ acceptedAt }: Measured) => acceptedAt?.getTime() ?? 0;

/** Accepted assessments in the order in which they hold: by their day, then by when they were accepted. */
export function inForceOrder<Each extends Measured>(accepted: readonly Each[]): Each[] {
  return accepted.toSorted(
    (a, b) =>
      a.effectiveOn.localeCompare(b.effectiveOn) || acceptedFirst(a) - acceptedFirst(b) || a.id - b.id,
  );
}

/** The values of accepted assessments in the order in which they hold. */
export function measuredPoints(accepted: readonly Measured[]): PathPoint[] {
  return inForceOrder(accepted).map(({ effectiveOn, value }) => ({ on: effectiveOn, value }));
}
