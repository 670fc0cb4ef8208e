import { PartnerMap } from "@/components/charts/partner-map";
import { getFormat } from "@/i18n/reader-format";
import { dayOf, type Reader } from "@/lib/as-of/reader";
import { listCompletionByPartner } from "@/lib/completion/queries";
import { listPartners } from "@/lib/partners/queries";

/** Where the partners lie, and how far each has come with its own plan. */
export async function MapCard({ reader }: { reader: Reader }) {
  const [format, partners, completion] = await Promise.all([
    getFormat(),
    listPartners(reader),
    listCompletionByPartner(reader),
  ]);
  const own = new Map(completion.map((each) => [each.partner, each]));
  return (
    <PartnerMap
      partners={partners.map(({ iso3, iso2, standing, milestones }) => ({
        ...{ code: iso3, name: format.country(iso2), standing, milestones },
        completion: own.get(iso3)?.completion ?? null,
      }))}
      asOf={dayOf(reader)}
    />
  );
}
