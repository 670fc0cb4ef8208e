/** How far a due date lies from the one that was first agreed, in steps that officials speak of: quarters, half years, a year. */
export const SLIPS = ["earlier", "none", "to_90", "to_180", "to_365", "more"] as const;
export type Slip = (typeof SLIPS)[number];

/** The fewest and the most days of each step, both included; null where it has no end. Together they hold every number once. */
export const SLIP_DAYS: Readonly<Record<Slip, readonly [number | null, number | null]>> = {
  earlier: [null, -1],
  none: [0, 0],
  to_90: [1, 90],
  to_180: [91, 180],
  to_365: [181, 365],
  more: [366, null],
};

/** The step of so many days. */
export function slipOf(days: number): Slip {
  const found = SLIPS.find((slip) => {
    const [fewest, most] = SLIP_DAYS[slip];
    return (fewest === null || days >= fewest) && (most === null || days <= most);
  });
  if (found === undefined) throw new RangeError(`not a number of days: ${days}`);
  return found;
}
