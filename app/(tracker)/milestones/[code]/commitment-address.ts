/** Where the partner's word on its milestone is sent where no script runs: what came of it is told by this address. */
export function commitmentAddress(code: string): string {
  return `/milestones/${encodeURIComponent(code)}?commitment=change`;
}
