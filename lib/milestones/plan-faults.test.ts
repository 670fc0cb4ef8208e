import { describe, expect, it } from "vitest";
import { planFault } from "@/lib/milestones/plan-faults";

const plan = { startOn: "2025-01-01", dueOn: "2026-01-01", baseline: 10, target: 80, weight: 1 };

describe("what a plan must be", () => {
  it("a plan with a distance to go and time to go it in is one", () => {
    expect(planFault(plan, { unit: "posts" })).toBeNull();
    expect(planFault({ ...plan, baseline: 0, target: 5 }, { stages: [0, 1, 2, 3, 4, 5] })).toBeNull();
    expect(planFault({ ...plan, baseline: 240, target: 60 }, { unit: "minutes" })).toBeNull();
  });

  it.each([
    [{ dueOn: "2025-01-01" }, { unit: "percent" }, "dueOn"],
    [{ target: 10 }, { unit: "percent" }, "target"],
    [{ target: 4.5 }, { stages: [0, 10, 80] }, "target"],
    [{ baseline: 3 }, { stages: [0, 10, 80] }, "baseline"],
    [{ baseline: 0.1234567 }, { unit: "percent" }, "baseline"],
    [{ target: 1e9 }, { unit: "percent" }, "target"],
    [{ target: 101 }, { unit: "percent" }, "target"],
    [{ baseline: -1 }, { unit: "percent" }, "baseline"],
    [{ weight: 0 }, { unit: "percent" }, "weight"],
    [{ weight: -1 }, { unit: "percent" }, "weight"],
    [{ weight: 1.2345 }, { unit: "percent" }, "weight"],
    [{ weight: 1001 }, { unit: "percent" }, "weight"],
  ])("%j of %j is refused at its field", (change, measure, field) => {
    expect(planFault({ ...plan, ...change }, measure)?.field).toBe(field);
  });
});
