import { describe, expect, it } from "vitest";
import { planFault } from "@/lib/milestones/plan-faults";

const plan = { startOn: "2025-01-01", dueOn: "2026-01-01", baseline: 10, target: 80, weight: 1 };

describe("what a plan must be", () => {
  it("a plan with a distance to go and time to go it in is one", () => {
    expect(planFault(plan, null)).toBeNull();
    expect(planFault({ ...plan, baseline: 0, target: 5 }, [0, 1, 2, 3, 4, 5])).toBeNull();
    expect(planFault({ ...plan, baseline: 240, target: 60 }, null)).toBeNull();
  });

  it.each([
    [{ dueOn: "2025-01-01" }, null, "dueOn"],
    [{ target: 10 }, null, "target"],
    [{ target: 4.5 }, [0, 10, 80], "target"],
    [{ baseline: 3 }, [0, 10, 80], "baseline"],
    [{ baseline: 0.1234567 }, null, "baseline"],
    [{ target: 1e9 }, null, "target"],
    [{ weight: 0 }, null, "weight"],
    [{ weight: -1 }, null, "weight"],
    [{ weight: 1.2345 }, null, "weight"],
    [{ weight: 1001 }, null, "weight"],
  ])("%j is refused at its field", (change, stages, field) => {
    expect(planFault({ ...plan, ...change }, stages)?.field).toBe(field);
  });
});
