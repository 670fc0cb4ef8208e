/** Where what a milestone waits for is sent where no script runs, to be added or one to be removed: what came of it is told by this address. */
export function dependencyAddress(code: string, dependency: string): string {
  return `/milestones/${encodeURIComponent(code)}?dependency=${encodeURIComponent(dependency)}`;
}
