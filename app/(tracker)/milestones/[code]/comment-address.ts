/** Where a form about a comment, or about a `new` one, is sent where no script runs: what came of it is told by this address. */
export function commentAddress(milestoneCode: string, comment: string): string {
  return `/milestones/${encodeURIComponent(milestoneCode)}?comment=${encodeURIComponent(comment)}`;
}

/** Where a comment stands on its milestone's page. */
export function commentPlace(milestoneCode: string, commentId: number): string {
  return `${commentAddress(milestoneCode, String(commentId))}#comment-${commentId}`;
}
