import { answerWithFile } from "@/app/api/export/answer";
import { csvStream } from "@/lib/exports/csv-stream";
import { MILESTONE_CSV_NAMES } from "@/lib/milestones/csv-fields";
import { parseMilestoneFilters } from "@/lib/milestones/filters";
import { streamMilestonesCsv } from "@/lib/milestones/queries";

/** All milestones that the list's own query string shows, on whatever page. */
export function GET(request: Request): Promise<Response> {
  const filters = parseMilestoneFilters(new URL(request.url).searchParams);
  return answerWithFile("milestones", (viewer) =>
    csvStream(MILESTONE_CSV_NAMES, (take) => streamMilestonesCsv(viewer, filters, take)),
  );
}
