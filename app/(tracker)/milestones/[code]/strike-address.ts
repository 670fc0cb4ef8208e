/** Where striking out a piece of evidence is sent where no script runs: what came of it is told by this address. */
export function strikeAddress(target: Readonly<Record<"milestoneCode" | "evidenceId", string>>): string {
  return `/milestones/${encodeURIComponent(target.milestoneCode)}?evidence=${encodeURIComponent(target.evidenceId)}`;
}
