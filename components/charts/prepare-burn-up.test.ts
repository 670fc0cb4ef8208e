import { expect, it } from "vitest";
import { type BurnUpPoint, prepareBurnUp } from "./prepare-burn-up";

const point = (quarterOn: string, more: Partial<BurnUpPoint> = {}): BurnUpPoint => ({
  quarter: `${quarterOn.slice(0, 4)} Q${(Number(quarterOn.slice(5, 7)) + 2) / 3}`,
  ...{ quarterOn, endsOn: quarterOn, achieved: 0.2, planned: 0.4, plannedFirst: 0.5, running: false },
  forecast: null,
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

it("foretells quarters to come from where the running one stands, and says what is expected in a year", () => {
  const band = (expected: number) => ({ low: expected - 0.1, expected, high: expected + 0.1 });
  const points = [
    point("2026-01-01", { running: true, achieved: 0.3 }),
    ...["2026-04-01", "2026-07-01", "2026-10-01", "2027-01-01", "2027-04-01"].map((quarterOn, index) =>
      point(quarterOn, { achieved: null, forecast: band(0.4 + index / 10) }),
    ),
  ];
  const { rows, outlook } = prepareBurnUp(points, whole);
  const drawn = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8];
  for (const [index, share] of drawn.entries()) expect(rows[index]?.expected).toBeCloseTo(share);
  expect(rows[0]?.band).toEqual([0.3, 0.3]);
  expect(outlook?.quarter).toBe("2027 Q1");
  expect(outlook?.expected).toBeCloseTo(0.7);
  const short = prepareBurnUp(points, { from: "2026-01-01", to: "2026-07-01" });
  expect(short.outlook).toMatchObject({ quarter: "2026 Q3" });
});

it("draws no forecast where there is none, and begins with a gap where nothing was assessed", () => {
  const now = point("2026-01-01", { running: true, achieved: null });
  const next = point("2026-04-01", { achieved: null, forecast: { low: 0, expected: 0.1, high: 0.2 } });
  expect(prepareBurnUp([now, next], whole).rows[0]).toMatchObject({ expected: null, band: null });
  const { rows, outlook } = prepareBurnUp([point("2026-01-01", { running: true })], whole);
  expect([rows[0]?.expected, rows[0]?.band, outlook]).toEqual([null, null, null]);
});
