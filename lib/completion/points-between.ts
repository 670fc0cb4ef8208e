/**
 * By how many percentage points the later of two shares lies above the earlier one, as both are written: in whole percentages, so that
 * what stands beside each other adds up. Null where there is nothing to compare.
 */
export function pointsBetween(
  earlier: number | null | undefined,
  later: number | null | undefined,
): number | null {
  if (earlier === null || earlier === undefined || later === null || later === undefined) return null;
  return Math.round(later * 100) - Math.round(earlier * 100);
}
