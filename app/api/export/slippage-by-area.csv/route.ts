import { answerWithFile } from "@/app/api/export/answer";
import { prepareSlippage } from "@/components/charts/prepare-slippage";
import { parseAnalysisFilters } from "@/lib/analysis/filters";
import { dayOf } from "@/lib/as-of/reader";
import { csvTable } from "@/lib/exports/csv-table";
import { markingOf } from "@/lib/installation/queries";
import { SLIPS } from "@/lib/milestones/slips";
import { listSlippage } from "@/lib/schedule/queries";

const NAMES = ["area", ...SLIPS, "milestones", "as_of", "marking"] as const;

/** How far the due dates of each area have moved from those first agreed, in steps. */
export function GET(request: Request): Promise<Response> {
  return answerWithFile(request, "slippage-by-area", async (reader) => {
    const filters = parseAnalysisFilters(new URL(request.url).searchParams);
    const [found, marking] = await Promise.all([listSlippage(reader, filters), markingOf()]);
    return csvTable(
      NAMES,
      prepareSlippage(found).rows.map(({ area, counts, total }) => ({
        area,
        ...counts,
        milestones: total,
        as_of: dayOf(reader),
        marking,
      })),
    );
  });
}
