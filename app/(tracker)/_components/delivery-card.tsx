import { DeliveryByArea } from "@/components/charts/delivery-by-area";
import { milestonesHref } from "@/lib/milestones/filters";
import { dayOf, type Reader } from "@/lib/as-of/reader";
import { listDeliveryByArea } from "@/lib/completion/queries";

/** What was done in each reform area. */
export async function DeliveryCard({ reader, exports }: { reader: Reader; exports: boolean }) {
  return (
    <DeliveryByArea
      rows={await listDeliveryByArea(reader)}
      asOf={dayOf(reader)}
      areaHref={(area) => milestonesHref({ active: true, areas: [area] })}
      downloadHref={exports ? "/api/export/delivery-by-area.csv" : undefined}
    />
  );
}
