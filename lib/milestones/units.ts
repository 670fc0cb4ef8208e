/**
 * The units that the product knows by a code, so that each language names them its own way; a unit that somebody
 * typed in is shown as typed.
 */
export const UNITS = [
  "percent",
  "posts",
  "hearings_per_year",
  "exercises_per_year",
  "areas",
  "curricula",
  "modules",
  "minutes",
  "maturity_level",
] as const;
export type Unit = (typeof UNITS)[number];

/** Whether a unit is one that messages translate. */
export function isKnownUnit(unit: string): unit is Unit {
  return UNITS.some((known) => known === unit);
}
