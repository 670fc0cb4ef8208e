/** Where a decision on one assessment is sent where no script runs: what came of it is told by this address. */
export function decisionAddress(target: Readonly<Record<"milestoneCode" | "assessmentId", string>>): string {
  return `/milestones/${encodeURIComponent(target.milestoneCode)}?assessment=${encodeURIComponent(target.assessmentId)}`;
}
