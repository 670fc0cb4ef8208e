/** Where an assessment is written: a new one, or the one that was begun. */
export function formHref({ code, assessmentId }: { code: string; assessmentId: number | null }): string {
  const form = `/milestones/${code}/assess`;
  return assessmentId === null ? form : `${form}?assessment=${assessmentId}`;
}
