import { expect, it } from "vitest";
import { differingCells } from "./compare-figures";

const cell = (wishes: object = {}) => ({
  ...{ partner: "GEO", partnerIso2: "GE", area: "integration" as const },
  ...{ milestones: 4, assessed: 3, fulfilled: 1, weight: "4.000", weightedProgress: "2.000000000" },
  ...wishes,
});

it("cells that come out as they were kept are left out, however their sums are written", () => {
  const now = cell({ weight: "4", weightedProgress: "2.0" });
  expect(differingCells({ kept: [cell()], now: [now] })).toEqual([]);
});

it("what changed since, what was added and what is gone stand with both sides", () => {
  const changed = cell({ weightedProgress: "3.000000000" });
  const [added, gone] = [cell({ partner: "ARM" }), cell({ area: "civilian_oversight" })];
  expect(differingCells({ kept: [cell(), gone], now: [changed, added] })).toEqual([
    expect.objectContaining({ partner: "ARM", kept: null }),
    expect.objectContaining({ area: "civilian_oversight", now: null }),
    expect.objectContaining({
      area: "integration",
      kept: { milestones: 4, assessed: 3, fulfilled: 1, completion: 0.5 },
      now: { milestones: 4, assessed: 3, fulfilled: 1, completion: 0.75 },
    }),
  ]);
});
