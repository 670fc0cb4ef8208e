import { CHANGE_REASONS, type ChangeReason } from "@/lib/milestones/constants";

/** For one reason: by how many changes of how many milestones due dates were moved, and how many days in all each way. */
export interface MovesOfReason {
  reason: ChangeReason;
  moves: number;
  milestones: number;
  daysLater: number;
  daysEarlier: number;
}

interface Prepared {
  /** All reasons in their fixed order, with the length of each bar as a share of the longest. */
  rows: readonly (MovesOfReason & { length: number })[];
  totals: Pick<MovesOfReason, "moves" | "daysLater" | "daysEarlier">;
  /** The reason that has added most days; null while nothing was moved. */
  most: MovesOfReason | null;
}

/** Why due dates were moved. A milestone may have been moved for several reasons, so milestones are not added up. */
export function prepareMoves(given: readonly MovesOfReason[]): Prepared {
  const rows = CHANGE_REASONS.map(
    (reason) =>
      given.find((row) => row.reason === reason) ?? {
        ...{ reason, moves: 0, milestones: 0, daysLater: 0, daysEarlier: 0 },
      },
  );
  const longest = Math.max(...rows.map(({ daysLater }) => daysLater));
  const sum = (key: keyof Prepared["totals"]) => rows.reduce((total, row) => total + row[key], 0);
  const totals = {
    moves: sum("moves"),
    daysLater: sum("daysLater"),
    daysEarlier: sum("daysEarlier"),
  };
  return {
    rows: rows.map((row) => ({ ...row, length: longest === 0 ? 0 : row.daysLater / longest })),
    totals,
    most: totals.moves === 0 ? null : (rows.find(({ daysLater }) => daysLater === longest) ?? null),
  };
}
