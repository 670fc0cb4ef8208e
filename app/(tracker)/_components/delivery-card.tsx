import { DeliveryByArea } from "@/components/charts/delivery-by-area";
import { dayOf, type Reader } from "@/lib/as-of/reader";
import { listDeliveryByArea } from "@/lib/completion/queries";

/** What was done in each reform area. */
export async function DeliveryCard({ reader, exports }: { reader: Reader; exports: boolean }) {
  return (
    <DeliveryByArea
      rows={await listDeliveryByArea(reader)}
      asOf={dayOf(reader)}
      downloadHref={exports ? "/api/export/delivery-by-area.csv" : undefined}
    />
  );
}
