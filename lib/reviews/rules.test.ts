import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DELIVERIES, VERDICTS } from "@/lib/milestones/constants";
import { STANCES } from "@/lib/partner-views/constants";
import { dayFromNumber } from "@/lib/periods/days";
import { REVIEW_AGES, REVIEW_MARKS } from "@/lib/reviews/constants";
import {
  daysWaiting,
  firstDayWithin,
  LARGEST_QUIET_STEP,
  progressChange,
  type Reviewed,
  reviewMarks,
} from "@/lib/reviews/rules";

const before = { value: 40, verdict: "ongoing", delivery: "in_progress", stance: null } as const;
const quiet: Reviewed = {
  baseline: 0,
  target: 100,
  value: 50,
  verdict: "ongoing",
  delivery: "in_progress",
  evidenceCount: 1,
  isRevised: false,
  isBackdated: false,
  waiting: 1,
  previous: before,
};

describe("unproblematic is", () => {
  it.each<[string, Partial<Reviewed>]>([
    ["a step towards the target on evidence", {}],
    ["no step at all", { value: 40 }],
    ["a step of a quarter of the way", { value: 65 }],
    ["a step down where the target lies below", { baseline: 100, target: 0, value: 30 }],
    ["partially fulfilled after ongoing", { verdict: "partially_fulfilled" }],
    ["not fulfilled, still", { verdict: "not_fulfilled", previous: { ...before, verdict: "not_fulfilled" } }],
    ["the next step of delivery", { delivery: "completed" }],
    ["discontinued, still", { delivery: "discontinued", previous: { ...before, delivery: "discontinued" } }],
    ["what the partner agrees with", { previous: { ...before, stance: "agrees" } }],
    ["what the partner leaves without comment", { previous: { ...before, stance: "no_comment" } }],
  ])("%s", (_what, over) => {
    expect(reviewMarks({ ...quiet, ...over })).toEqual([]);
  });
});

describe("somebody looks by themselves at", () => {
  it.each<[string, Partial<Reviewed>, string[]]>([
    ["fulfilled", { verdict: "fulfilled" }, ["fulfilled"]],
    [
      "fulfilled once more",
      { verdict: "fulfilled", previous: { ...before, verdict: "fulfilled" } },
      ["fulfilled"],
    ],
    [
      "reversed",
      { verdict: "reversed", previous: { ...before, verdict: "partially_fulfilled" } },
      ["reversed"],
    ],
    ["not fulfilled after ongoing", { verdict: "not_fulfilled" }, ["verdict"]],
    [
      "ongoing after partially fulfilled",
      { previous: { ...before, verdict: "partially_fulfilled" } },
      ["verdict"],
    ],
    ["a work given up", { delivery: "discontinued" }, ["delivery"]],
    [
      "a work taken up again",
      { delivery: "in_progress", previous: { ...before, delivery: "discontinued" } },
      ["delivery"],
    ],
    ["a work less done than before", { delivery: "not_started" }, ["delivery"]],
    [
      "a work begun and done at once",
      { delivery: "completed", previous: { ...before, delivery: "not_started" } },
      ["delivery"],
    ],
    ["a value further from the target", { value: 39.999999 }, ["fallen"]],
    ["a rise where the target lies below", { baseline: 100, target: 0, value: 41 }, ["fallen"]],
    ["more than a quarter of the way at once", { value: 65.0001 }, ["leap"]],
    ["what cannot be measured", { baseline: 5, target: 5 }, ["unmeasured"]],
    ["a claim without evidence", { evidenceCount: 0 }, ["no_evidence"]],
    ["what the partner disagrees with", { previous: { ...before, stance: "disagrees" } }, ["disputed"]],
    [
      "what the partner agrees with in part",
      { previous: { ...before, stance: "agrees_in_part" } },
      ["disputed"],
    ],
    ["what came back after a return", { isRevised: true }, ["revised"]],
    ["a first assessment", { previous: null }, ["first"]],
    ["an earlier or the same day once more", { isBackdated: true }, ["backdated"]],
    ["one of several that wait", { waiting: 2 }, ["another_waits"]],
  ])("%s", (_what, over, marks) => {
    expect(reviewMarks({ ...quiet, ...over })).toEqual(marks);
  });
});

const values = fc.constantFrom(-10, 0, 10, 25, 26, 50, 75, 100, 130);
const verdicts = fc.constantFrom(...VERDICTS);
const deliveries = fc.constantFrom(...DELIVERIES);
const stance = fc.option(fc.constantFrom(...STANCES));
const earlier = fc.record({ value: values, verdict: verdicts, delivery: deliveries, stance });
const difference: fc.Arbitrary<Partial<Reviewed>> = fc.oneof(
  fc.record({ value: values }),
  fc.record({ verdict: verdicts }),
  fc.record({ delivery: deliveries }),
  fc.record({ baseline: fc.constantFrom(0, 100), target: fc.constantFrom(0, 100) }),
  fc.record({ evidenceCount: fc.nat(2) }),
  fc.record({ isRevised: fc.boolean(), isBackdated: fc.boolean(), waiting: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ previous: fc.option(earlier) }),
);
/** Like the quiet one, but for some of what could be otherwise. */
const anyReview: fc.Arbitrary<Reviewed> = fc
  .array(difference, { maxLength: 3 })
  .map((differences) => differences.reduce<Reviewed>((all, each) => ({ ...all, ...each }), quiet));

describe("the marks of any assessment", () => {
  it("stand in the order of the list, each once", () => {
    fc.assert(
      fc.property(anyReview, (review) => {
        const marks = reviewMarks(review);
        expect(marks).toEqual(REVIEW_MARKS.filter((mark) => marks.includes(mark)));
      }),
    );
  });

  it("are missing only where nothing surprises, whatever else holds", () => {
    const reviews = fc.sample(anyReview, { numRuns: 5000, seed: 5 });
    const unproblematic = reviews.filter((review) => reviewMarks(review).length === 0);
    expect(unproblematic.length).toBeGreaterThan(50);
    for (const { previous, value, baseline, target, ...review } of unproblematic) {
      if (previous === null) throw new Error("a first one is looked at");
      const step = (value - previous.value) / (target - baseline);
      expect(step).toBeGreaterThanOrEqual(0);
      expect(step).toBeLessThanOrEqual(LARGEST_QUIET_STEP);
      expect(["fulfilled", "reversed"]).not.toContain(review.verdict);
      expect(["disagrees", "agrees_in_part"]).not.toContain(previous.stance);
      expect(review).toMatchObject({ isRevised: false, isBackdated: false, waiting: 1 });
      expect(review.evidenceCount).toBeGreaterThan(0);
    }
  });

  it("never go away because there is less evidence, a return, an earlier day or a partner that disagrees", () => {
    fc.assert(
      fc.property(anyReview, (review) => {
        const marks = reviewMarks(review);
        const { previous } = review;
        const worse = reviewMarks({
          ...review,
          evidenceCount: 0,
          isRevised: true,
          isBackdated: true,
          previous: previous && { ...previous, stance: "disagrees" },
        });
        expect(worse).toEqual(expect.arrayContaining(marks));
      }),
    );
  });
});

it("the methodology and the pages state the largest quiet step as the rule applies it", () => {
  const points = LARGEST_QUIET_STEP * 100;
  const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");
  expect(read("docs/methodology.md")).toContain(`more than ${points} percentage points at once`);
  expect(read("docs/methodology.fr.md")).toContain(`plus de ${points} points de pourcentage d’un coup`);
  expect(points).toBe(25); // "a quarter of the way" in messages/*/reviews.json
});

it("a change of progress is the difference of two, without dust, and unknown where progress is", () => {
  expect(progressChange({ baseline: 0, target: 3 }, 1, 2)).toBe(0.333334);
  expect(progressChange({ baseline: 0, target: 10 }, 1, 3)).toBe(0.2);
  expect(progressChange({ baseline: 100, target: 0 }, 100, 120)).toBe(-0.2);
  expect(progressChange({ baseline: 4, target: 4 }, 4, 5)).toBeNull();
});

it("waiting for more than so many days is having been submitted before the first day within, at any hour", () => {
  const moment = fc.date({ min: new Date("2026-01-01"), max: new Date("2026-03-31"), noInvalidDate: true });
  const day = fc.integer({ min: 20_454, max: 20_560 }).map(dayFromNumber);
  fc.assert(
    fc.property(moment, day, fc.constantFrom(...REVIEW_AGES), (submittedAt, today, age) => {
      const longer = submittedAt < new Date(`${firstDayWithin(age, today)}T00:00:00Z`);
      expect(daysWaiting(submittedAt, today) > age).toBe(longer);
    }),
  );
  expect(daysWaiting(new Date("2026-11-21T23:59:59Z"), "2026-11-22")).toBe(1);
  expect(daysWaiting(new Date("2026-11-22T00:00:00Z"), "2026-11-22")).toBe(0);
});
