import { answerWithFile } from "@/app/api/export/answer";
import { earlierReader } from "@/lib/analysis/compared";
import { parseAnalysisFilters } from "@/lib/analysis/filters";
import { dayOf } from "@/lib/as-of/reader";
import { csvShare, csvTable } from "@/lib/exports/csv-table";
import { markingOf } from "@/lib/installation/queries";
import { listCompletionByBasis } from "@/lib/law-and-practice/queries";
import { type BasisCell, gapOf } from "@/lib/law-and-practice/rules";

const NAMES = [
  "partner",
  "area",
  "de_jure_milestones",
  "de_jure_assessed",
  "de_jure_completion",
  "de_facto_milestones",
  "de_facto_assessed",
  "de_facto_completion",
  "gap_points",
  "compared_with",
  "gap_points_then",
  "as_of",
  "marking",
] as const;

const placeOf = ({ partner, area }: BasisCell) => `${partner} ${area}`;

/** Law and practice by partner and area, under the filters of the page. */
export function GET(request: Request): Promise<Response> {
  return answerWithFile(request, "law-and-practice", async (reader) => {
    const filters = parseAnalysisFilters(new URL(request.url).searchParams);
    const earlier = earlierReader(reader, filters);
    const [now, then, marking] = await Promise.all([
      listCompletionByBasis(reader, filters),
      earlier === null ? [] : listCompletionByBasis(earlier, filters),
      markingOf(),
    ]);
    const places = new Map([...now, ...then].map((cell) => [placeOf(cell), cell]));
    return csvTable(
      NAMES,
      [...places]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([place, { partner, area }]) => {
          const isHere = (cell: BasisCell) => placeOf(cell) === place;
          const { de_jure: law, de_facto: practice, points } = gapOf(now.filter(isHere));
          return {
            partner,
            area,
            de_jure_milestones: law.milestones,
            de_jure_assessed: law.assessed,
            de_jure_completion: csvShare(law.completion),
            de_facto_milestones: practice.milestones,
            de_facto_assessed: practice.assessed,
            de_facto_completion: csvShare(practice.completion),
            gap_points: points,
            compared_with: earlier && dayOf(earlier),
            gap_points_then: earlier && gapOf(then.filter(isHere)).points,
            as_of: dayOf(reader),
            marking,
          };
        }),
    );
  });
}
