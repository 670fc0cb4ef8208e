import { type Area, AREAS } from "@/lib/areas/constants";

/** Completion of one partner in one reform area; null where milestones exist but none was ever assessed. */
export interface CompletionCell {
  /** ISO 3166-1 alpha-3 */
  partner: string;
  area: Area;
  /** A share 0..1. */
  completion: number | null;
  /** The same at the end of the quarter before. */
  completionBefore: number | null;
  milestones: number;
  assessed: number;
}

/** A partner as the map's rows need it. */
export interface HeatMapPartner {
  code: string;
  /** In the reader's language. */
  name: string;
  /** Only active partners count towards totals. */
  active: boolean;
  /** Completion of its whole plan quarter by quarter, a share 0..1; null is a gap. */
  course: readonly (number | null)[];
}

/** Five steps of completion, of which the last two need light text. */
export type HeatStep = 0 | 1 | 2 | 3 | 4;

export interface HeatMapRow extends HeatMapPartner {
  /** One a reform area, in the fixed order; null where the partner has no milestone. */
  cells: readonly (CompletionCell | null)[];
}

interface Prepared {
  rows: readonly HeatMapRow[];
  /** Milestones of active partners, and how many of them were ever assessed. */
  totals: { milestones: number; assessed: number };
  /** In how many cells of active partners completion rose and fell since the end of the quarter before. */
  moved: { up: number; down: number };
}

/** Partners by name, those that are not active last; no order by completion, since nobody is ranked. */
export function prepareHeatMap(
  partners: readonly HeatMapPartner[],
  cells: readonly CompletionCell[],
  compare: (a: string, b: string) => number,
): Prepared {
  const byPlace = new Map(cells.map((cell) => [`${cell.partner} ${cell.area}`, cell]));
  const rows = partners
    .toSorted((a, b) => Number(b.active) - Number(a.active) || compare(a.name, b.name))
    .map((partner) => ({
      ...partner,
      cells: AREAS.map((area) => {
        const cell = byPlace.get(`${partner.code} ${area}`);
        return cell && cell.milestones > 0 ? cell : null;
      }),
    }));
  const counted = rows
    .filter((row) => row.active)
    .flatMap((row) => row.cells.filter((cell) => cell !== null));
  return {
    rows,
    totals: {
      milestones: counted.reduce((sum, cell) => sum + cell.milestones, 0),
      assessed: counted.reduce((sum, cell) => sum + cell.assessed, 0),
    },
    moved: {
      up: counted.filter((cell) => (pointsSince(cell) ?? 0) > 0).length,
      down: counted.filter((cell) => (pointsSince(cell) ?? 0) < 0).length,
    },
  };
}

/** By how many points completion changed since the end of the quarter before, of the percentages as they are written; null without both. */
export function pointsSince({ completion, completionBefore }: CompletionCell): number | null {
  if (completion === null || completionBefore === null) return null;
  return Math.round(completion * 100) - Math.round(completionBefore * 100);
}

/** The step of a share; each holds a fifth, and everything done belongs to the last. */
export function heatStep(completion: number): HeatStep {
  if (completion < 0.2) return 0;
  if (completion < 0.4) return 1;
  if (completion < 0.6) return 2;
  return completion < 0.8 ? 3 : 4;
}
