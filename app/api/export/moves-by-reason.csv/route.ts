import { answerWithFile } from "@/app/api/export/answer";
import { prepareMoves } from "@/components/charts/prepare-moves";
import { parseAnalysisFilters } from "@/lib/analysis/filters";
import { dayOf } from "@/lib/as-of/reader";
import { csvTable } from "@/lib/exports/csv-table";
import { markingOf } from "@/lib/installation/queries";
import { listMovesByReason } from "@/lib/schedule/queries";

const NAMES = ["reason", "moves", "milestones", "days_later", "days_earlier", "as_of", "marking"] as const;

/** For which reasons due dates were moved. */
export function GET(request: Request): Promise<Response> {
  return answerWithFile(request, "moves-by-reason", async (reader) => {
    const filters = parseAnalysisFilters(new URL(request.url).searchParams);
    const [found, marking] = await Promise.all([listMovesByReason(reader, filters), markingOf()]);
    return csvTable(
      NAMES,
      prepareMoves(found).rows.map(({ reason, moves, milestones, daysLater, daysEarlier }) => ({
        ...{ reason, moves, milestones, days_later: daysLater, days_earlier: daysEarlier },
        ...{ as_of: dayOf(reader), marking },
      })),
    );
  });
}
