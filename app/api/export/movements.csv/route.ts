import { answerWithFile } from "@/app/api/export/answer";
import { prepareMovements } from "@/components/charts/prepare-movements";
import { parseAnalysisFilters } from "@/lib/analysis/filters";
import { csvTable } from "@/lib/exports/csv-table";
import { markingOf } from "@/lib/installation/queries";
import { listMovements } from "@/lib/movements/queries";

const NAMES = [
  ...["quarter", "ends_on", "running", "movement", "milestones", "partners", "points"],
  ...["completion_before", "completion_after", "marking"],
] as const;

/** What moved completion in each quarter, part by part, of what the page's own query string leaves. */
export function GET(request: Request): Promise<Response> {
  return answerWithFile(request, "movements", async (reader) => {
    const filters = parseAnalysisFilters(new URL(request.url).searchParams);
    const [quarters, marking] = await Promise.all([listMovements(reader, filters), markingOf()]);
    const { rows } = prepareMovements(quarters, { from: filters.from, to: filters.to });
    return csvTable(
      NAMES,
      rows.flatMap(({ quarter, endsOn, running, before, after, bars }) =>
        bars.map(({ part, count, points }) => ({
          ...{ quarter, ends_on: endsOn, running, movement: part, points, marking },
          milestones: part === "standing" ? null : count,
          partners: part === "standing" ? count : null,
          ...{ completion_before: before, completion_after: after },
        })),
      ),
    );
  });
}
