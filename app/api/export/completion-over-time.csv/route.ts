import { answerWithFile, partnerOf } from "@/app/api/export/answer";
import { listCompletionByQuarter } from "@/lib/completion/queries";
import { csvShare, csvTable } from "@/lib/exports/csv-table";
import { markingOf } from "@/lib/installation/queries";

const NAMES = ["quarter", "ends_on", "running", "milestones", "assessed", "completion", "marking"] as const;

/** The portfolio's completion by quarter; with `partner`, that of one partner. */
export function GET(request: Request): Promise<Response> {
  return answerWithFile(request, "completion-over-time", async (reader) => {
    const [points, marking] = await Promise.all([
      listCompletionByQuarter(reader, partnerOf(request)),
      markingOf(),
    ]);
    return csvTable(
      NAMES,
      points.map((point) => ({
        ...point,
        ends_on: point.endsOn,
        completion: csvShare(point.completion),
        marking,
      })),
    );
  });
}
