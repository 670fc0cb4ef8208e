import { expect, it } from "vitest";
import { measuredPoints } from "./measured-points";

const measured = (id: number, effectiveOn: string, accepted: string, value: number) => ({
  id,
  effectiveOn,
  acceptedAt: new Date(accepted),
  value,
});

it("values stand in the order of their days, whenever they were accepted", () => {
  const points = measuredPoints([
    measured(1, "2026-06-30", "2026-07-01", 5),
    measured(2, "2026-03-31", "2026-08-01", 3),
  ]);
  expect(points).toEqual([
    { on: "2026-03-31", value: 3 },
    { on: "2026-06-30", value: 5 },
  ]);
});

it("of two about one day the one accepted later comes last, and so holds", () => {
  const points = measuredPoints([
    measured(1, "2026-06-30", "2026-08-01", 7),
    measured(2, "2026-06-30", "2026-07-01", 5),
  ]);
  expect(points.at(-1)).toEqual({ on: "2026-06-30", value: 7 });
});
