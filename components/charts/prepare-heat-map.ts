import { type Area, AREAS } from "@/lib/areas/constants";

/** Completion of one partner in one reform area; null where milestones exist but none was ever assessed. */
export interface CompletionCell {
  /** ISO 3166-1 alpha-3 */
  partner: string;
  area: Area;
  /** A share 0..1. */
  completion: number | null;
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
  };
}

/** The step of a share; each holds a fifth, and everything done belongs to the last. */
export function heatStep(completion: number): HeatStep {
  if (completion < 0.2) return 0;
  if (completion < 0.4) return 1;
  if (completion < 0.6) return 2;
  return completion < 0.8 ? 3 : 4;
}
