import { answerWithFile } from "@/app/api/export/answer";
import { csvStream, type TakeLines } from "@/lib/exports/csv-stream";
import { withPatience } from "@/lib/exports/patience";
import { takeExportPlace } from "@/lib/exports/places";
import { MILESTONE_CSV_NAMES } from "@/lib/milestones/csv-fields";
import { parseMilestoneFilters } from "@/lib/milestones/filters";
import { streamMilestonesCsv } from "@/lib/milestones/queries";

/** All milestones that the list's own query string shows, on whatever page. */
export function GET(request: Request): Promise<Response> {
  const filters = parseMilestoneFilters(new URL(request.url).searchParams);
  return answerWithFile(request, "milestones", (reader) => {
    // Next asks here for HEAD as well, and reads no body then: a place would never be left.
    if (request.method === "HEAD") return "";
    const leave = takeExportPlace();
    if (leave === null) return null;
    // Who leaves before the first byte is read has started nothing that could end.
    request.signal.addEventListener("abort", leave);
    if (request.signal.aborted) leave();
    const produce = (take: TakeLines) => streamMilestonesCsv(reader, filters, withPatience(take, 60));
    return csvStream(MILESTONE_CSV_NAMES, produce, leave);
  });
}
