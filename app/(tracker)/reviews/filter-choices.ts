import type { Choice } from "@/components/ui/select-field";
import { getFormat } from "@/i18n/reader-format";
import type { Viewer } from "@/lib/auth/viewer";
import type { ReviewFilters } from "@/lib/reviews/filters";
import { listReviewChoices } from "@/lib/reviews/queries";

/** The partners and analysts that the queue can be narrowed to, by name. */
export async function filterChoices(viewer: Viewer, filters: ReviewFilters) {
  const [{ partners, analysts }, format] = await Promise.all([
    listReviewChoices(viewer, filters),
    getFormat(),
  ]);
  const sorted = (choices: Choice[]) => choices.toSorted((a, b) => format.compare(a.label, b.label));
  return {
    partners: sorted(partners.map(({ iso3, iso2 }) => ({ value: iso3, label: format.country(iso2) }))),
    analysts: sorted(analysts.map(({ id, name }) => ({ value: id, label: name }))),
  };
}
