import type { Choice } from "@/components/ui/select-field";
import { getFormat } from "@/i18n/reader-format";
import type { Viewer } from "@/lib/auth/viewer";
import { listPartners } from "@/lib/partners/queries";

/** The partners to choose from, by their names. */
export async function readPartnerChoices(viewer: Viewer): Promise<Choice[]> {
  const format = await getFormat();
  return (await listPartners(viewer))
    .map(({ iso3, iso2 }) => ({ value: iso3, label: format.country(iso2) }))
    .toSorted((a, b) => format.compare(a.label, b.label));
}
