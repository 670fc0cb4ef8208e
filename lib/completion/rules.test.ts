import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AcceptedAssessment,
  completionOf,
  completionSteps,
  type CountedMilestone,
  type SaidCommitment,
  sumOfSteps,
} from "@/lib/completion/rules";
import { COMMITMENTS } from "@/lib/commitments/constants";
import { DELIVERIES, VERDICTS } from "@/lib/milestones/constants";
import { dayFromNumber, dayNumber } from "@/lib/periods/days";
import { quarterOf, quartersBetween } from "@/lib/periods/rules";

const QUARTERS = quartersBetween("2019-10-01", "2026-12-31");

const day = fc
  .integer({ min: dayNumber("2020-01-01"), max: dayNumber("2026-06-30") })
  .map((count) => dayFromNumber(count));
const assessment: fc.Arbitrary<Omit<AcceptedAssessment, "id">> = fc.record({
  // Few days and instants, so that equal ones occur and the id has to decide.
  effectiveOn: fc.oneof(day, fc.constantFrom("2023-05-15", "2023-05-16")),
  acceptedAt: fc.constantFrom(
    "2026-07-01 10:00:00+00",
    "2026-07-01 10:00:00.000001+00",
    "2026-07-02 09:30:00.5+00",
  ),
  value: fc.integer({ min: -20, max: 120 }),
  delivery: fc.constantFrom(...DELIVERIES),
  verdict: fc.constantFrom(...VERDICTS),
});
const milestone: fc.Arbitrary<CountedMilestone> = fc.record({
  partner: fc.constantFrom("GEO", "MDA"),
  area: fc.constantFrom("civilian_oversight", "integration"),
  startOn: day,
  baseline: fc.constantFrom(0, 30),
  target: fc.constantFrom(0, 70, 90),
  weight: fc.constantFrom(1, 0.125, "2.500"),
  assessments: fc
    .array(assessment, { maxLength: 8 })
    .map((all) => all.map((one, index) => ({ ...one, id: index + 1 }))),
  commitments: fc
    .array(fc.record({ fromOn: day, commitment: fc.constantFrom(...COMMITMENTS) }), { maxLength: 3 })
    .map((all) => all.map((one, index) => ({ ...one, id: index + 1 }))),
});
const milestones = fc.array(milestone, { maxLength: 10 });

/** The figures of a set at the end of a quarter, straight from the definition: no steps, no sums carried along. */
function stateAt(set: readonly CountedMilestone[], quarterOn: string) {
  const figures = { milestones: 0, assessed: 0, fulfilled: 0, weight: 0, weightedProgress: 0 };
  for (const { startOn, baseline, target, weight, assessments, commitments } of set) {
    if (quarterOf(startOn) > quarterOn) continue;
    const said = commitments
      .filter(({ fromOn }) => quarterOf(fromOn) <= quarterOn)
      .reduce<SaidCommitment | null>(
        (a, b) => (a === null || `${b.fromOn} ${b.id}` > `${a.fromOn} ${a.id}` ? b : a),
        null,
      );
    if (said?.commitment === "withdrawn") continue;
    const key = (one: AcceptedAssessment) => `${one.effectiveOn} ${one.acceptedAt.padEnd(30)} ${one.id}`;
    const last = assessments
      .filter(({ effectiveOn }) => quarterOf(effectiveOn) <= quarterOn)
      .reduce<AcceptedAssessment | null>((a, b) => (a === null || key(b) > key(a) ? b : a), null);
    if (last?.delivery === "discontinued") continue;
    figures.milestones += 1;
    if (last !== null) figures.assessed += 1;
    if (last?.verdict === "fulfilled") figures.fulfilled += 1;
    if (baseline === target) continue;
    const way = Number(target) - Number(baseline);
    const come = last === null ? 0 : (Number(last.value) - Number(baseline)) / way;
    figures.weight += Number(weight);
    figures.weightedProgress += Math.round(Math.min(1, Math.max(0, come)) * 1e6) * 1e-6 * Number(weight);
  }
  return {
    ...figures,
    weight: figures.weight.toFixed(3),
    weightedProgress: figures.weightedProgress.toFixed(9),
  };
}

const upTo = (set: readonly CountedMilestone[], quarterOn: string) =>
  sumOfSteps(completionSteps(set).filter((step) => step.quarterOn <= quarterOn));

const base: CountedMilestone = {
  partner: "GEO",
  area: "civilian_oversight",
  startOn: "2025-02-10",
  baseline: 0,
  target: 4,
  weight: 2,
  assessments: [],
  commitments: [],
};
const reading: AcceptedAssessment = {
  id: 1,
  effectiveOn: "2025-05-15",
  acceptedAt: "2025-05-20 10:00:00+00",
  value: 1,
  delivery: "in_progress",
  verdict: "ongoing",
};

describe("completion steps", () => {
  it("add up to the state of every quarter, computed straight from the definition", () => {
    fc.assert(
      fc.property(milestones, (set) => {
        for (const quarterOn of QUARTERS) expect(upTo(set, quarterOn)).toEqual(stateAt(set, quarterOn));
      }),
      { numRuns: 150 },
    );
  });

  it("add up for each partner and area apart", () => {
    fc.assert(
      fc.property(milestones, fc.constantFrom(...QUARTERS), (set, quarterOn) => {
        const own = set.filter(({ partner, area }) => partner === "GEO" && area === "integration");
        const steps = completionSteps(set).filter(
          (step) => step.partner === "GEO" && step.area === "integration" && step.quarterOn <= quarterOn,
        );
        expect(sumOfSteps(steps)).toEqual(stateAt(own, quarterOn));
      }),
    );
  });

  it("do not depend on the order in which facts came in", () => {
    fc.assert(
      fc.property(milestones, fc.integer(), (set, seed) => {
        const mixed = set
          .map((one) => ({
            ...one,
            assessments: shuffled(one.assessments, seed),
            commitments: shuffled(one.commitments, seed),
          }))
          .toReversed();
        expect(completionSteps(mixed)).toEqual(completionSteps(set));
      }),
    );
  });

  it("of two sets are the steps of both together", () => {
    fc.assert(
      fc.property(milestones, milestones, fc.constantFrom(...QUARTERS), (one, other, quarterOn) => {
        expect(upTo([...one, ...other], quarterOn)).toEqual(
          sumOfSteps([upTo(one, quarterOn), upTo(other, quarterOn)]),
        );
      }),
    );
  });

  it("of a backdated assessment change the quarters from its day to the next one's, and no other", () => {
    const assessed = milestone.filter(({ assessments }) => assessments.length > 0);
    fc.assert(
      fc.property(assessed, assessment, (one, late) => {
        const accepted = { ...late, id: 99, acceptedAt: "2026-12-31 23:59:59+00" };
        const after = { ...one, assessments: [...one.assessments, accepted] };
        const starts = quarterOf(one.startOn);
        const from = [starts, quarterOf(late.effectiveOn)].sort()[1] ?? "";
        const next = one.assessments
          .map(({ effectiveOn }) => effectiveOn)
          .filter((on) => on > late.effectiveOn);
        const to = next.length === 0 ? "9999-12-31" : quarterOf(next.toSorted()[0] ?? "");
        for (const quarterOn of QUARTERS) {
          if (quarterOn >= from && quarterOn < to) continue;
          expect(upTo([after], quarterOn)).toEqual(upTo([one], quarterOn));
        }
      }),
    );
  });

  it("are never nothing, and each stands once, in order", () => {
    fc.assert(
      fc.property(milestones, (set) => {
        const steps = completionSteps(set);
        const keys = steps.map(({ partner, area, quarterOn }) => `${partner} ${area} ${quarterOn}`);
        expect(keys).toEqual([...new Set(keys)].sort());
        for (const { partner: _partner, area: _area, quarterOn: _quarterOn, ...figures } of steps) {
          expect(figures).not.toEqual(sumOfSteps([]));
        }
      }),
    );
  });
});

describe("what counts", () => {
  const nothing = sumOfSteps([]);
  const standing = (one: Partial<CountedMilestone>, quarterOn: string) =>
    upTo([{ ...base, ...one }], quarterOn);

  it("a milestone counts from the quarter in which it starts, with its weight and no progress", () => {
    expect(standing({}, "2024-10-01")).toEqual(nothing);
    expect(standing({}, "2025-01-01")).toEqual({ ...nothing, milestones: 1, weight: "2.000" });
  });

  it("an assessment counts from the quarter in which it is effective", () => {
    expect(standing({ assessments: [reading] }, "2025-01-01").assessed).toBe(0);
    expect(standing({ assessments: [reading] }, "2025-04-01")).toMatchObject({
      assessed: 1,
      weight: "2.000",
      weightedProgress: "0.500000000",
    });
  });

  it("an assessment from before the start counts from the start on", () => {
    const early = { ...reading, effectiveOn: "2024-05-15" };
    expect(standing({ assessments: [early] }, "2024-10-01")).toEqual(nothing);
    expect(standing({ assessments: [early] }, "2025-01-01").weightedProgress).toBe("0.500000000");
  });

  it("a discontinued milestone counts nothing until it is taken up again", () => {
    const stopped = { ...reading, id: 2, effectiveOn: "2025-07-01", delivery: "discontinued" } as const;
    const resumed = { ...reading, id: 3, effectiveOn: "2026-01-01", value: 2 };
    const assessments = [reading, stopped, resumed];
    expect(standing({ assessments }, "2025-07-01")).toEqual(nothing);
    expect(standing({ assessments }, "2025-10-01")).toEqual(nothing);
    expect(standing({ assessments }, "2026-01-01").weightedProgress).toBe("1.000000000");
  });

  it("a withdrawn milestone counts nothing from the quarter of its withdrawal until it is taken up again; a paused one stays", () => {
    const said = (fromOn: string, commitment: SaidCommitment["commitment"], id: number) => ({
      fromOn,
      commitment,
      id,
    });
    const commitments = [
      said("2025-05-20", "paused", 1),
      said("2025-08-01", "withdrawn", 2),
      said("2026-02-01", "committed", 3),
    ];
    const one = { assessments: [reading], commitments };
    expect(standing(one, "2025-04-01")).toMatchObject({ milestones: 1, weightedProgress: "0.500000000" });
    expect(standing(one, "2025-07-01")).toEqual(nothing);
    expect(standing(one, "2025-10-01")).toEqual(nothing);
    expect(standing(one, "2026-01-01")).toMatchObject({ milestones: 1, weightedProgress: "0.500000000" });
  });

  it("a milestone whose progress is undefined is counted, and weighs nothing", () => {
    expect(standing({ target: 0, assessments: [reading] }, "2025-04-01")).toEqual({
      ...nothing,
      milestones: 1,
      assessed: 1,
    });
  });

  it("more than agreed does not make up for less elsewhere", () => {
    expect(standing({ assessments: [{ ...reading, value: 9 }] }, "2025-04-01").weightedProgress).toBe(
      "2.000000000",
    );
    expect(standing({ assessments: [{ ...reading, value: -9 }] }, "2025-04-01").weightedProgress).toBe(
      "0.000000000",
    );
  });

  it("thirds are rounded once, before they are weighed", () => {
    const thirds = { target: 3, weight: "0.125", assessments: [reading] };
    expect(standing(thirds, "2025-04-01").weightedProgress).toBe("0.041666625");
  });

  it("of two accepted in one moment about one day, the one recorded later holds", () => {
    const second = { ...reading, id: 10, value: 4 };
    for (const assessments of [
      [reading, second],
      [second, reading],
    ]) {
      expect(standing({ assessments }, "2025-04-01").weightedProgress).toBe("2.000000000");
    }
  });

  it("microseconds decide which of two assessments of one day holds", () => {
    const later = { ...reading, id: 0, acceptedAt: "2025-05-20 10:00:00.000001+00", value: 4 };
    expect(standing({ assessments: [later, reading] }, "2025-04-01").weightedProgress).toBe("2.000000000");
  });
});

describe("completion", () => {
  it("is the weighted mean of clamped progress", () => {
    expect(completionOf({ assessed: 1, weight: "4.000", weightedProgress: "1.000000000" })).toBe(0.25);
  });

  it("is a gap, not a zero, where nothing was ever assessed or nothing can be measured", () => {
    expect(completionOf({ assessed: 0, weight: "4.000", weightedProgress: "0.000000000" })).toBeNull();
    expect(completionOf({ assessed: 3, weight: "0.000", weightedProgress: "0.000000000" })).toBeNull();
  });

  it("lies within 0 and 1 for every set at every time", () => {
    fc.assert(
      fc.property(milestones, fc.constantFrom(...QUARTERS), (set, quarterOn) => {
        const completion = completionOf(upTo(set, quarterOn));
        expect(completion === null || (completion >= 0 && completion <= 1)).toBe(true);
      }),
    );
  });
});

/** The same list in another order, chosen by the seed. */
function shuffled<T>(list: readonly T[], seed: number): T[] {
  return list
    .map((entry, index) => ({ entry, rank: Math.sin(seed + index * 7919) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ entry }) => entry);
}
