import { describe, expect, it } from "vitest";
import { prepareCompletionOverTime, type QuarterPoint } from "./prepare-completion-over-time";

function point(quarter: string, completion: number | null, running = false): QuarterPoint {
  const [year = "", number = ""] = quarter.split(" Q");
  const endsOn = `${year}-${String(Number(number) * 3).padStart(2, "0")}-28`;
  return { quarter, endsOn, completion, milestones: 10, assessed: completion === null ? 0 : 5, running };
}

it("a quarter without a value stays a gap, and a zero stays a zero", () => {
  const { rows } = prepareCompletionOverTime([
    point("2026 Q1", 0),
    point("2026 Q2", null),
    point("2026 Q3", 0.4),
  ]);
  expect(rows.map((row) => row.closed)).toEqual([0, null, 40]);
});

it("the running quarter is parted from the closed ones and tied to the last of them", () => {
  const { rows } = prepareCompletionOverTime([
    point("2026 Q2", 0.2),
    point("2026 Q3", 0.25),
    point("2026 Q4", 0.5, true),
  ]);
  expect(rows).toEqual([
    { quarter: "2026 Q2", closed: 20, running: null },
    { quarter: "2026 Q3", closed: 25, running: 25 },
    { quarter: "2026 Q4", closed: null, running: 50 },
  ]);
});

it("quarters are put in order, and the first of each year names it", () => {
  const { rows, yearTicks } = prepareCompletionOverTime([
    point("2026 Q1", 0.2),
    point("2025 Q4", 0.1),
    point("2025 Q1", 0.1),
  ]);
  expect(rows.map((row) => row.quarter)).toEqual(["2025 Q1", "2025 Q4", "2026 Q1"]);
  expect(yearTicks).toEqual(["2025 Q1", "2026 Q1"]);
});

describe("the answer", () => {
  it("compares the last closed quarter with the same one a year before, in whole points", () => {
    const { answer } = prepareCompletionOverTime([
      point("2025 Q3", 0.304),
      point("2026 Q3", 0.456),
      point("2026 Q4", 0.9, true),
    ]);
    expect(answer).toEqual({
      kind: "changed",
      quarter: "2026 Q3",
      completion: 0.456,
      direction: "up",
      points: 16,
    });
  });

  it("says down and unchanged", () => {
    const direction = (before: number, now: number) => {
      const { answer } = prepareCompletionOverTime([point("2025 Q3", before), point("2026 Q3", now)]);
      return answer.kind === "changed" ? answer.direction : answer.kind;
    };
    expect([direction(0.5, 0.4), direction(0.501, 0.499)]).toEqual(["down", "same"]);
  });

  it("claims no change where a year before nothing was assessed", () => {
    const { answer } = prepareCompletionOverTime([point("2025 Q3", null), point("2026 Q3", 0.4)]);
    expect(answer).toEqual({ kind: "first", quarter: "2026 Q3", completion: 0.4 });
  });

  it("speaks of the running quarter only while no other has a value", () => {
    const { answer } = prepareCompletionOverTime([point("2026 Q3", null), point("2026 Q4", 0.1, true)]);
    expect(answer).toMatchObject({ kind: "first", quarter: "2026 Q4" });
  });

  it("is none without quarters and without values", () => {
    expect(prepareCompletionOverTime([]).answer).toEqual({ kind: "none" });
    expect(prepareCompletionOverTime([point("2026 Q3", null)]).answer).toEqual({ kind: "none" });
  });
});
