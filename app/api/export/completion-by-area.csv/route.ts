import { dayOf } from "@/lib/as-of/reader";
import { answerWithFile, partnerOf } from "@/app/api/export/answer";
import { listCompletionByArea } from "@/lib/completion/queries";
import { csvShare, csvTable } from "@/lib/exports/csv-table";
import { markingOf } from "@/lib/installation/queries";

const NAMES = [
  "partner",
  "area",
  "in_totals",
  "milestones",
  "assessed",
  "completion",
  "as_of",
  "marking",
] as const;

/** The figures of the heat map; with `partner`, those of one partner. */
export function GET(request: Request): Promise<Response> {
  return answerWithFile(request, "completion-by-area", async (reader) => {
    const [cells, marking] = await Promise.all([
      listCompletionByArea(reader, partnerOf(request)),
      markingOf(),
    ]);
    return csvTable(
      NAMES,
      cells.map((cell) => ({
        ...cell,
        in_totals: cell.active,
        completion: csvShare(cell.completion),
        as_of: dayOf(reader),
        marking,
      })),
    );
  });
}
