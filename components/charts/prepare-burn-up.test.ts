import { expect, it } from "vitest";
import { type BurnUpPoint, prepareBurnUp } from "./prepare-burn-up";

const point = (quarterOn: string, more: Partial<BurnUpPoint> = {}): BurnUpPoint => ({
  quarter: `${quarterOn.slice(0, 4)} Q${(Number(quarterOn.slice(5, 7)) + 2) / 3}`,
  ...{ quarterOn, endsOn: quarterOn, achieved: 0.2, planned: 0.4, plannedFirst: 0.5, running: false },
  ...more,
});
const whole = { from: null, to: null };

it("shows the quarters that are asked for, and speaks of the running one whether it is shown or not", () => {
  const points = [
    point("2025-10-01"),
    point("2026-01-01"),
    point("2026-04-01", { running: true, achieved: 0.504, planned: 0.496 }),
  ];
  const { rows, yearTicks, answer } = prepareBurnUp(points, { from: "2026-01-01", to: "2026-01-01" });
  expect([rows.map(({ quarter }) => quarter), yearTicks]).toEqual([["2026 Q1"], ["2026 Q1"]]);
  expect(answer).toEqual({ kind: "stands", achieved: 0.504, planned: 0.496, direction: "even", points: 0 });
});

it("says how far it is behind or ahead, and when there is nothing to say", () => {
  expect(prepareBurnUp([point("2026-01-01", { running: true })], whole).answer).toMatchObject({
    direction: "behind",
    points: 20,
  });
  expect(prepareBurnUp([point("2026-01-01", { running: true, achieved: null })], whole).answer).toEqual({
    kind: "unassessed",
    planned: 0.4,
  });
  expect(prepareBurnUp([point("2026-01-01", { running: true, planned: null })], whole).answer).toEqual({
    kind: "nothing",
  });
  expect(prepareBurnUp([], whole).answer).toEqual({ kind: "nothing" });
});
