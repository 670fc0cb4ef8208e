import { dayOf } from "@/lib/as-of/reader";
import { answerWithFile } from "@/app/api/export/answer";
import { listDeliveryByArea } from "@/lib/completion/queries";
import { csvTable } from "@/lib/exports/csv-table";
import { markingOf } from "@/lib/installation/queries";

const NAMES = [
  "area",
  "completed",
  "in_progress",
  "not_started",
  "not_assessed",
  "discontinued",
  "set_aside",
  "as_of",
  "marking",
] as const;

/** How many milestones of active partners stand where in each area. */
export function GET(request: Request): Promise<Response> {
  return answerWithFile(request, "delivery-by-area", async (reader) => {
    const [rows, marking] = await Promise.all([listDeliveryByArea(reader), markingOf()]);
    return csvTable(
      NAMES,
      rows.map((row) => ({ ...row, as_of: dayOf(reader), marking })),
    );
  });
}
