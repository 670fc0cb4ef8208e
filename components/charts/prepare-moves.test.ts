import { expect, it } from "vitest";
import { CHANGE_REASONS } from "@/lib/milestones/constants";
import { prepareMoves } from "./prepare-moves";

const row = { moves: 2, milestones: 1, daysLater: 120, daysEarlier: 0 };

it("has every reason in its fixed order, its bar measured against the longest", () => {
  const { rows, totals, most } = prepareMoves([
    { ...row, reason: "force_majeure" },
    { ...row, reason: "correction", daysLater: 30, daysEarlier: 90 },
  ]);
  expect(rows.map(({ reason }) => reason)).toEqual(CHANGE_REASONS);
  expect(rows.map(({ length }) => length)).toEqual([0.25, 0, 0, 0, 1]);
  expect(totals).toEqual({ moves: 4, daysLater: 150, daysEarlier: 90 });
  expect(most?.reason).toBe("force_majeure");
});

it("names no reason while nothing was moved, and draws no bar where days were only given up", () => {
  expect(prepareMoves([]).most).toBeNull();
  const { rows } = prepareMoves([{ ...row, reason: "rebaseline", daysLater: 0, daysEarlier: 40 }]);
  expect(rows.every(({ length }) => length === 0)).toBe(true);
});
