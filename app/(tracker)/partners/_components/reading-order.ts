import type { Format } from "@/i18n/format";
import type { PartnerRow } from "@/lib/partners/queries";

interface PartnerCompletion {
  partner: string;
  assessed: number;
  completion: number | null;
}

export interface NamedPartner extends PartnerRow {
  /** In the reader's language. */
  name: string;
  assessed: number;
  completion: number | null;
}

/**
 * Partners by name in the reader's language, those that are not active last. Never by completion: each is compared with its own
 * plan only, and nobody is ranked.
 */
export function inReadingOrder(
  partners: readonly PartnerRow[],
  completions: readonly PartnerCompletion[],
  format: Pick<Format, "country" | "compare">,
): NamedPartner[] {
  const byPartner = new Map(completions.map((row) => [row.partner, row]));
  const isActive = (row: PartnerRow) => Number(row.standing === "active");
  return partners
    .map((row) => ({
      ...row,
      name: format.country(row.iso2),
      assessed: byPartner.get(row.iso3)?.assessed ?? 0,
      completion: byPartner.get(row.iso3)?.completion ?? null,
    }))
    .toSorted((a, b) => isActive(b) - isActive(a) || format.compare(a.name, b.name));
}
