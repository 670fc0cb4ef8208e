import type { Area } from "@/lib/areas/constants";
import { AREAS } from "@/lib/areas/constants";
import { completionOf } from "@/lib/completion/rules";
import type { PeriodFigures } from "@/lib/periods/queries";

type Cell = PeriodFigures["kept"][number];

/** What stood in a partner's area when the quarter was closed, and what comes out now. */
export interface ComparedCell {
  partner: string;
  partnerIso2: string;
  area: Area;
  kept: Summary | null;
  now: Summary | null;
}

interface Summary {
  milestones: number;
  assessed: number;
  fulfilled: number;
  completion: number | null;
}

/** The cells in which what was kept and what comes out now differ, in the order of partners and areas. */
export function differingCells({ kept, now }: PeriodFigures): ComparedCell[] {
  const cells = new Map<string, { kept?: Cell; now?: Cell }>();
  const key = ({ partner, area }: Cell) => `${partner} ${AREAS.indexOf(area)}`;
  for (const cell of kept) cells.set(key(cell), { kept: cell });
  for (const cell of now) cells.set(key(cell), { ...cells.get(key(cell)), now: cell });
  return [...cells]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, pair]) => {
      const one = pair.kept ?? pair.now;
      if (one === undefined || isSame(pair.kept, pair.now)) return [];
      const { partner, partnerIso2, area } = one;
      return [{ partner, partnerIso2, area, kept: summary(pair.kept), now: summary(pair.now) }];
    });
}

function isSame(a: Cell | undefined, b: Cell | undefined): boolean {
  return (
    a !== undefined &&
    b !== undefined &&
    a.milestones === b.milestones &&
    a.assessed === b.assessed &&
    a.fulfilled === b.fulfilled &&
    Number(a.weight) === Number(b.weight) &&
    Number(a.weightedProgress) === Number(b.weightedProgress)
  );
}

function summary(cell: Cell | undefined): Summary | null {
  if (cell === undefined) return null;
  const { milestones, assessed, fulfilled } = cell;
  return { milestones, assessed, fulfilled, completion: completionOf(cell) };
}
