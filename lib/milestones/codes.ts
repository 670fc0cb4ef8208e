import { AREA_LETTERS, AREAS, type Area } from "@/lib/areas/constants";

/** What a milestone's code is made of: the partner (ISO 3166-1 alpha-3), the area, and a number from 1. */
export interface MilestoneCode {
  partner: string;
  area: Area;
  number: number;
}

/** The code of a milestone, as people write it: `GEO-CIV-01`. */
export function composeCode({ partner, area, number }: MilestoneCode): string {
  return `${partner}-${AREA_LETTERS[area]}-${String(number).padStart(2, "0")}`;
}

/** What a code says, or null when it is not one; only the way `composeCode` writes it counts, so a milestone has one address. */
export function parseCode(text: string): MilestoneCode | null {
  const [, partner, letters, digits] = /^([A-Z]{3})-([A-Z]{3})-(\d{2,5})$/.exec(text) ?? [];
  const area = AREAS.find((candidate) => AREA_LETTERS[candidate] === letters);
  if (partner === undefined || area === undefined) return null;
  const code = { partner, area, number: Number(digits) };
  return code.number > 0 && composeCode(code) === text ? code : null;
}
