import { expect, test } from "vitest";
import { asSystem } from "@/db/client";
import { milestones } from "@/db/schema";
import { COMMITMENTS } from "@/lib/commitments/constants";
import { composeCode } from "@/lib/milestones/codes";
import { ragExpression } from "@/lib/milestones/conditions";
import { DELIVERIES, RAGS, VERDICTS } from "@/lib/milestones/constants";
import { progressOf, ragOf } from "@/lib/milestones/rules";
import { dayFromNumber, dayNumber } from "@/lib/periods/days";

const START = dayNumber("2025-01-01");
const JUDGEMENTS = DELIVERIES.flatMap((delivery) => VERDICTS.map((verdict) => ({ delivery, verdict })));
// Lengths and values at which the limits of the rule fall on whole days, and others.
const LENGTHS = [1, 97, 100];
const VALUES = [-20, 0, 33, 39.9999, 40, 59.9999, 60, 90, 120];
const DAYS = [-5, 0, 1, 3, 10, 40, 70, 97, 98, 100, 101, 200].map((offset) => dayFromNumber(START + offset));

const plan = (length: number, target: number) => ({
  startOn: dayFromNumber(START),
  dueOn: dayFromNumber(START + length),
  baseline: 0,
  target,
});
const CASES = LENGTHS.flatMap((length) =>
  [100, -100, 0].flatMap((target) =>
    COMMITMENTS.flatMap((commitment) => [
      { ...plan(length, target), commitment, delivery: null, verdict: null, progress: null },
      ...JUDGEMENTS.flatMap((judgement) =>
        // What is set aside has one colour whatever its value.
        (commitment === "committed" ? VALUES : [40]).map((value) => ({
          ...plan(length, target),
          ...judgement,
          commitment,
          progress: progressOf({ value: target < 0 ? -value : value, baseline: 0, target }),
        })),
      ),
    ]),
  ),
);

test("the database finds the colour that the rule finds, for every milestone on every day", async () => {
  const rows = CASES.map(({ delivery, verdict, commitment, progress, ...planned }, index) => ({
    ...planned,
    code: composeCode({ partner: "GEO", area: "integration", number: index + 1 }),
    partnerIso3: "GEO",
    areaCode: "integration" as const,
    title: "A step",
    description: "As agreed",
    nature: "target" as const,
    indicator: "Posts filled",
    unit: "posts",
    firstDueOn: planned.dueOn,
    weight: 1,
    // As the triggers would keep them after a longer history: every pair of judgements occurs.
    currentDelivery: delivery,
    currentVerdict: verdict,
    currentProgress: progress,
    currentCommitment: commitment,
  }));
  const found = await asSystem(async (tx) => {
    for (let from = 0; from < rows.length; from += 1000)
      await tx.insert(milestones).values(rows.slice(from, from + 1000));
    const columns = Object.fromEntries(DAYS.map((day) => [day, ragExpression(day)]));
    return tx.select({ code: milestones.code, ...columns }).from(milestones);
  });

  const byCode = new Map(
    found.map(({ code, ...colours }) => [code, new Map<string, unknown>(Object.entries(colours))]),
  );
  const differing = CASES.flatMap((one, index) => {
    const colours = byCode.get(rows[index]?.code ?? "");
    return DAYS.filter((day) => colours?.get(day) !== ragOf(one, day)).map((day) => ({ ...one, day }));
  });
  expect(differing).toEqual([]);
  expect(new Set(CASES.flatMap((one) => DAYS.map((day) => ragOf(one, day))))).toEqual(new Set(RAGS));
});
