import { describe, expect, it } from "vitest";
import { completionByQuarter } from "@/lib/completion/series";

const step = (partner: string, quarterOn: string, assessed: number, progress: string, weight = "0.000") => ({
  partner,
  quarterOn,
  milestones: weight === "0.000" ? 0 : 1,
  assessed,
  fulfilled: 0,
  weight,
  weightedProgress: progress,
});

const steps = [
  step("GEO", "2025-01-01", 0, "0.000000000", "2.000"),
  step("GEO", "2025-04-01", 1, "1.000000000"),
  step("MLT", "2025-01-01", 1, "2.000000000", "2.000"),
];
const always = [
  { partner: "GEO", fromOn: "1994-03-23", toOn: null },
  { partner: "MLT", fromOn: "2008-04-03", toOn: null },
];

describe("completion quarter by quarter", () => {
  it("adds up what changed until then", () => {
    const series = completionByQuarter(steps, always, "2025-08-15");
    expect(series.map(({ quarter, completion }) => [quarter, completion])).toEqual([
      ["2025 Q1", 0.5],
      ["2025 Q2", 0.75],
      ["2025 Q3", 0.75],
    ]);
    expect(series.map(({ running }) => running)).toEqual([false, false, true]);
  });

  it("a quarter in which nothing had been assessed is a gap, not a zero", () => {
    const georgia = steps.filter(({ partner }) => partner === "GEO");
    expect(completionByQuarter(georgia, always, "2025-06-30")[0]?.completion).toBeNull();
  });

  it("counts a partner only while it is active on the quarter's last day", () => {
    const left = [
      { partner: "GEO", fromOn: "1994-03-23", toOn: null },
      { partner: "MLT", fromOn: "2008-04-03", toOn: "2025-06-30" },
    ];
    const series = completionByQuarter(steps, left, "2025-08-15");
    expect(series.map(({ completion }) => completion)).toEqual([0.5, 0.5, 0.5]);
    expect(series.map(({ milestones }) => milestones)).toEqual([2, 1, 1]);
  });

  it("the running quarter counts those active on the day itself", () => {
    const leaves = [
      { partner: "GEO", fromOn: "1994-03-23", toOn: null },
      { partner: "MLT", fromOn: "2008-04-03", toOn: "2025-09-01" },
    ];
    expect(completionByQuarter(steps, leaves, "2025-08-31").at(-1)?.milestones).toBe(2);
    expect(completionByQuarter(steps, leaves, "2025-09-01").at(-1)?.milestones).toBe(1);
  });

  it("without a step there is no quarter", () => {
    expect(completionByQuarter([], null, "2025-08-15")).toEqual([]);
  });
});
