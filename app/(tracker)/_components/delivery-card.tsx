import { DeliveryByArea } from "@/components/charts/delivery-by-area";
import type { Viewer } from "@/lib/auth/viewer";
import { listDeliveryByArea } from "@/lib/completion/queries";
import { today } from "@/lib/periods/today";

/** What was done in each reform area. */
export async function DeliveryCard({ viewer, exports }: { viewer: Viewer; exports: boolean }) {
  return (
    <DeliveryByArea
      rows={await listDeliveryByArea(viewer)}
      asOf={today()}
      downloadHref={exports ? "/api/export/delivery-by-area.csv" : undefined}
    />
  );
}
