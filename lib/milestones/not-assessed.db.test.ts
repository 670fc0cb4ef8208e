import { expect, test } from "vitest";
import { newAssessment, newCommitment, newMilestone, newPerson } from "@/db/testing/factories";
import { NO_FILTERS } from "@/lib/milestones/filters";
import { listMilestones } from "@/lib/milestones/queries";
import { dayFromNumber, dayNumber } from "@/lib/periods/days";
import { quarterOf } from "@/lib/periods/rules";
import { today } from "@/lib/periods/today";

const manager = await newPerson("manager");
const tomorrow = dayFromNumber(dayNumber(today()) + 1);

test("not assessed this quarter: from its first day on, by what was accepted or waits, of what has begun and is open", async () => {
  const [first, before] = [quarterOf(today()), dayFromNumber(dayNumber(quarterOf(today())) - 1)];
  const listed = async (milestone: { code: string }) => {
    const asked = { ...NO_FILTERS, assessed: "not_this_quarter" as const, search: milestone.code };
    return (await listMilestones(manager, asked)).total === 1;
  };
  const begun = { startOn: "2024-01-01", dueOn: "2099-12-31" };
  const judged = async (wishes: Parameters<typeof newAssessment>[1]) => {
    const milestone = await newMilestone(begun);
    await newAssessment(milestone, wishes);
    return listed(milestone);
  };
  expect(await listed(await newMilestone({ ...begun, startOn: today() }))).toBe(true);
  expect(await listed(await newMilestone({ ...begun, startOn: tomorrow }))).toBe(false);
  for (const state of ["accepted", "submitted"] as const) {
    expect(await judged({ state, effectiveOn: before })).toBe(true);
    expect(await judged({ state, effectiveOn: first })).toBe(false);
  }
  for (const state of ["draft", "returned"] as const)
    expect(await judged({ state, effectiveOn: today() })).toBe(true);
  expect(await judged({ effectiveOn: before, verdict: "fulfilled", evidence: 1 })).toBe(false);
  expect(await judged({ effectiveOn: before, delivery: "discontinued" })).toBe(false);
});

test("missing in a quarter: by how it stood at the quarter's end, whatever was assessed, paused or taken up since", async () => {
  const quarter = "2025-04-01";
  const listed = async (milestone: { code: string }) =>
    (await listMilestones(manager, { ...NO_FILTERS, missing: quarter, search: milestone.code })).total === 1;
  const judged = async (...given: NonNullable<Parameters<typeof newAssessment>[1]>[]) => {
    const milestone = await newMilestone({ startOn: "2024-01-01" });
    for (const wishes of given) await newAssessment(milestone, wishes);
    return listed(milestone);
  };
  const since = { effectiveOn: "2025-07-01", verdict: "fulfilled", evidence: 1 } as const;
  expect(await judged(since)).toBe(true);
  expect(await judged({ effectiveOn: "2025-03-31" }, since)).toBe(true);
  for (const effectiveOn of ["2025-04-01", "2025-06-30"])
    expect(await judged({ effectiveOn }, since)).toBe(false);
  expect(await judged({ ...since, effectiveOn: "2025-03-31" }, { effectiveOn: "2025-07-01" })).toBe(false);
  expect(await judged({ effectiveOn: "2025-03-31", delivery: "discontinued" })).toBe(false);
  expect(await listed(await newMilestone({ startOn: "2025-06-30" }))).toBe(true);
  expect(await listed(await newMilestone({ startOn: "2025-07-01" }))).toBe(false);

  const pausedSince = await newMilestone({ startOn: "2024-01-01" });
  await newCommitment(pausedSince, "paused", { fromOn: "2025-07-01" });
  expect(await listed(pausedSince)).toBe(true);
  const paused = await newMilestone({ startOn: "2024-01-01" });
  await newCommitment(paused, "paused", { fromOn: "2025-06-30" });
  await newCommitment(paused, "committed", { fromOn: "2025-07-01" });
  expect(await listed(paused)).toBe(false);
});
