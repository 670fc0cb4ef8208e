import { type Area, AREAS } from "@/lib/areas/constants";
import { type Slip, slipOf, SLIPS } from "@/lib/milestones/slips";

/** So many milestones of an area whose due date lies so many days from the first agreed one. */
export interface SlippageCount {
  area: Area;
  days: number;
  milestones: number;
}

type Counts = Record<Slip, number>;

interface SlippageOfArea {
  area: Area;
  counts: Counts;
  total: number;
  /** In the order of the steps, those without milestones left out: from where to where each reaches, as shares of the area. */
  parts: readonly { slip: Slip; count: number; from: number; share: number }[];
}

interface Prepared {
  /** All six areas in their fixed order; one without milestones has no parts. */
  rows: readonly SlippageOfArea[];
  totals: Counts & { total: number; later: number };
}

const NONE: Counts = { earlier: 0, none: 0, to_90: 0, to_180: 0, to_365: 0, more: 0 };

/** How far due dates have moved, area by area, in steps. */
export function prepareSlippage(given: readonly SlippageCount[]): Prepared {
  const rows = AREAS.map((area) => {
    const counts = countsOf(given.filter((row) => row.area === area));
    return { area, counts, total: sum(counts, SLIPS), parts: partsOf(counts) };
  });
  const counts = countsOf(given);
  return {
    rows,
    totals: {
      ...counts,
      total: sum(counts, SLIPS),
      later: sum(counts, ["to_90", "to_180", "to_365", "more"]),
    },
  };
}

function countsOf(rows: readonly SlippageCount[]): Counts {
  const counts = { ...NONE };
  for (const { days, milestones } of rows) counts[slipOf(days)] += milestones;
  return counts;
}

function sum(counts: Counts, slips: readonly Slip[]): number {
  return slips.reduce((total, slip) => total + counts[slip], 0);
}

function partsOf(counts: Counts): SlippageOfArea["parts"] {
  const total = sum(counts, SLIPS);
  return SLIPS.filter((slip) => counts[slip] > 0).map((slip) => ({
    slip,
    count: counts[slip],
    from: sum(counts, SLIPS.slice(0, SLIPS.indexOf(slip))) / total,
    share: counts[slip] / total,
  }));
}
