import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ASSESSMENT_STATES } from "@/lib/assessments/constants";
import {
  type AssessmentEvent,
  evidenceFault,
  isRecheckDue,
  type Judged,
  reversalsIn,
  sequenceFault,
  transition,
} from "@/lib/assessments/rules";
import { VERDICTS, type Verdict } from "@/lib/milestones/constants";

const PEOPLE = ["ana", "ben", "eva"] as const;
const person = fc.constantFrom(...PEOPLE);
const plainEvent = fc.record({
  kind: fc.constantFrom("create", "save", "submit", "withdraw", "accept"),
  by: person,
});
const returning = fc.record({
  kind: fc.constant("return"),
  by: person,
  reason: fc.constantFrom("unclear", "  ", "source missing"),
});
const event: fc.Arbitrary<AssessmentEvent> = fc.oneof({ weight: 4, arbitrary: plainEvent }, returning);
const claim = fc.record({
  verdict: fc.constantFrom(...VERDICTS),
  evidenceCount: fc.integer({ min: 0, max: 2 }),
});

/** Mostly what may happen, so that sequences get far, mixed with anything at all. */
const steps = fc.array(fc.record({ event, claim }), { minLength: 1, maxLength: 40 });

const written: Judged = {
  state: "draft",
  authorId: "ana",
  decidedBy: null,
  returnReason: null,
  verdict: "ongoing",
  evidenceCount: 0,
};
const submitted: Judged = { ...written, state: "submitted" };
const fulfilledUnproven = { verdict: "fulfilled", evidenceCount: 0 } as const;

/** Runs a sequence and tells of each step what was before, what was tried, and what came of it. */
function play(
  sequence: readonly { event: AssessmentEvent; claim: { verdict: Verdict; evidenceCount: number } }[],
) {
  let before: Judged | null = null;
  return sequence.map(({ event: tried, claim: claimed }) => {
    // What is claimed changes only with a save of what may still be edited, as on the page.
    const from: Judged | null =
      before !== null && (before.state === "draft" || before.state === "returned")
        ? { ...before, ...claimed }
        : before;
    const outcome = transition(from, tried);
    if (outcome.ok) before = { ...(from ?? claimed), ...outcome.next };
    return { from, tried, outcome, to: before };
  });
}

/** The states as a plain table, written down apart from the rule: what may follow, regardless of who asks. */
const MODEL: Record<string, Partial<Record<AssessmentEvent["kind"], string>>> = {
  none: { create: "draft" },
  draft: { save: "draft", submit: "submitted" },
  submitted: { withdraw: "draft", accept: "accepted", return: "returned" },
  returned: { save: "returned", submit: "submitted" },
  accepted: {},
};

describe("generated sequences of events", () => {
  it("end where the plain table says, and nowhere else", () => {
    fc.assert(
      fc.property(steps, (sequence) => {
        for (const { from, tried, outcome } of play(sequence)) {
          const expected = MODEL[from?.state ?? "none"]?.[tried.kind];
          if (outcome.ok) expect(outcome.next.state).toBe(expected);
          else if (expected !== undefined) expect(outcome.reason).not.toBe("assessment.transition.illegal");
        }
      }),
    );
  });

  it("never let an author decide, nor anybody else write", () => {
    fc.assert(
      fc.property(steps, (sequence) => {
        for (const { from, tried, outcome } of play(sequence)) {
          if (!outcome.ok || from === null) continue;
          const decides = tried.kind === "accept" || tried.kind === "return";
          expect(tried.by === from.authorId).toBe(!decides);
          if (decides) expect(outcome.next.decidedBy).toBe(tried.by);
        }
      }),
    );
  });

  it("never change the author", () => {
    fc.assert(
      fc.property(steps, (sequence) => {
        const authors = new Set(play(sequence).flatMap(({ to }) => (to === null ? [] : [to.authorId])));
        expect(authors.size).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("decide nothing twice: between two decisions lies a submission, and after an acceptance nothing", () => {
    fc.assert(
      fc.property(steps, (sequence) => {
        let waiting = false;
        let accepted = false;
        for (const { tried, outcome } of play(sequence)) {
          if (!outcome.ok) continue;
          expect(accepted).toBe(false);
          if (tried.kind === "accept" || tried.kind === "return") expect(waiting).toBe(true);
          waiting = outcome.next.state === "submitted";
          accepted = outcome.next.state === "accepted";
        }
      }),
    );
  });

  it("never accept or submit a fulfilled one without evidence", () => {
    fc.assert(
      fc.property(steps, (sequence) => {
        for (const { to } of play(sequence)) {
          if (to?.state === "accepted" || to?.state === "submitted") expect(evidenceFault(to)).toBeNull();
        }
      }),
    );
  });

  it("never return without a reason and a second person", () => {
    fc.assert(
      fc.property(steps, (sequence) => {
        for (const { to } of play(sequence)) {
          if (to?.state !== "returned") continue;
          expect(to.returnReason?.trim()).toBeTruthy();
          expect(to.decidedBy).not.toBe(to.authorId);
        }
      }),
    );
  });

  it("reach every state", () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(steps, (sequence) => {
        for (const { to } of play(sequence)) if (to !== null) reached.add(to.state);
      }),
      { numRuns: 500, seed: 1 },
    );
    expect([...reached].sort()).toEqual([...ASSESSMENT_STATES].sort());
  });
});

describe("refusals", () => {
  const refusal = (before: Judged | null, tried: AssessmentEvent) => {
    const outcome = transition(before, tried);
    return outcome.ok ? null : outcome.reason;
  };

  it("name the rule that stood in the way", () => {
    expect(refusal(null, { kind: "submit", by: "ana" })).toBe("assessment.transition.illegal");
    expect(refusal(written, { kind: "create", by: "ana" })).toBe("assessment.transition.illegal");
    expect(refusal(submitted, { kind: "save", by: "ana" })).toBe("assessment.transition.illegal");
    expect(refusal(written, { kind: "withdraw", by: "ana" })).toBe("assessment.transition.illegal");
    expect(refusal(written, { kind: "save", by: "ben" })).toBe("assessment.edit.not_author");
    expect(refusal(submitted, { kind: "withdraw", by: "ben" })).toBe("assessment.edit.not_author");
    expect(refusal(written, { kind: "accept", by: "ben" })).toBe("assessment.decide.not_submitted");
    expect(refusal(submitted, { kind: "accept", by: "ana" })).toBe("assessment.decide.own");
    expect(refusal(submitted, { kind: "return", by: "ana", reason: "unclear" })).toBe(
      "assessment.decide.own",
    );
    expect(refusal(submitted, { kind: "return", by: "ben", reason: " \n" })).toBe(
      "assessment.return.needs_reason",
    );
    expect(refusal({ ...written, ...fulfilledUnproven }, { kind: "submit", by: "ana" })).toBe(
      "assessment.fulfilled.needs_evidence",
    );
    expect(refusal({ ...submitted, ...fulfilledUnproven }, { kind: "accept", by: "ben" })).toBe(
      "assessment.fulfilled.needs_evidence",
    );
  });

  it("do not hold back a draft without evidence, nor the return of one", () => {
    expect(refusal({ ...written, ...fulfilledUnproven }, { kind: "save", by: "ana" })).toBeNull();
    expect(
      refusal({ ...submitted, ...fulfilledUnproven }, { kind: "return", by: "ben", reason: "no source" }),
    ).toBeNull();
  });

  it("keep the last reason of a return until the next decision", () => {
    const returned = transition(submitted, { kind: "return", by: "ben", reason: " add the gazette " });
    expect(returned.ok && returned.next.returnReason).toBe("add the gazette");
    if (!returned.ok) return;
    const again = transition({ ...submitted, ...returned.next }, { kind: "submit", by: "ana" });
    expect(again.ok && again.next).toEqual({
      state: "submitted",
      authorId: "ana",
      decidedBy: null,
      returnReason: "add the gazette",
    });
  });
});

describe("the order of accepted verdicts", () => {
  const verdict = fc.constantFrom(...VERDICTS);

  it("is without fault as long as nothing is reversed", () => {
    const others = verdict.filter((one) => one !== "reversed");
    fc.assert(fc.property(fc.array(others), (verdicts) => sequenceFault(verdicts) === null));
  });

  it("lets a reversal stand exactly where something shown stands directly before it", () => {
    fc.assert(
      fc.property(fc.array(verdict), verdict, (before, last) => {
        fc.pre(sequenceFault([...before, last]) === null);
        const founded = last === "fulfilled" || last === "partially_fulfilled";
        return (sequenceFault([...before, last, "reversed"]) === null) === founded;
      }),
    );
  });

  it("refuses a reversal that comes first, or after another one", () => {
    expect(sequenceFault(["reversed"])).toBe("assessment.reversed.needs_fulfilled");
    expect(sequenceFault(["fulfilled", "reversed", "reversed"])).toBe("assessment.reversed.needs_fulfilled");
  });

  it("refuses a backdated verdict that would take the ground from a reversal after it", () => {
    expect(sequenceFault(["fulfilled", "reversed"])).toBeNull();
    expect(sequenceFault(["fulfilled", "ongoing", "reversed"])).toBe("assessment.reversed.needs_fulfilled");
    expect(sequenceFault(["ongoing", "fulfilled", "reversed", "ongoing"])).toBeNull();
  });
});

describe("what was reversed", () => {
  const history = (...verdicts: Verdict[]) =>
    verdicts.map((verdict, index) => ({ id: index + 1, effectiveOn: `202${index}-03-31`, verdict }));
  const told = (...verdicts: Verdict[]) => {
    const { undone, reversedBy, standing } = reversalsIn(history(...verdicts));
    const ids = (map: ReadonlyMap<number, { id: number }>) => [...map].map(([of, { id }]) => [of, id]);
    return {
      undone: ids(undone),
      reversedBy: ids(reversedBy).toSorted(([a = 0], [b = 0]) => a - b),
      standing: standing && [standing.reversal.id, standing.undone.id],
    };
  };

  it("is what the reversal directly follows, with all that had confirmed the same", () => {
    expect(told("ongoing", "fulfilled", "fulfilled", "reversed")).toEqual({
      undone: [[4, 3]],
      reversedBy: [
        [2, 4],
        [3, 4],
      ],
      standing: [4, 3],
    });
    expect(told("fulfilled", "partially_fulfilled", "reversed")).toEqual({
      undone: [[3, 2]],
      reversedBy: [[2, 3]],
      standing: [3, 2],
    });
  });

  it("stays so while the partner works its way back, until it is fulfilled again", () => {
    expect(told("fulfilled", "reversed", "ongoing", "partially_fulfilled").standing).toEqual([2, 1]);
    expect(told("fulfilled", "reversed", "ongoing", "fulfilled")).toEqual({
      undone: [[2, 1]],
      reversedBy: [[1, 2]],
      standing: null,
    });
    expect(told("fulfilled", "reversed", "fulfilled", "ongoing").standing).toBeNull();
  });

  it("is told of each of several reversals, and the last one stands", () => {
    expect(told("fulfilled", "reversed", "fulfilled", "reversed")).toEqual({
      undone: [
        [2, 1],
        [4, 3],
      ],
      reversedBy: [
        [1, 2],
        [3, 4],
      ],
      standing: [4, 3],
    });
  });

  it("is nothing where nothing was reversed", () => {
    for (const verdicts of [[], ["fulfilled", "ongoing"], ["fulfilled", "fulfilled"]] satisfies Verdict[][])
      expect(told(...verdicts)).toEqual({ undone: [], reversedBy: [], standing: null });
  });
});

it("a re-check is due from its day on, and never where there is none", () => {
  const due = ["2026-11-24", "2026-11-25", "2026-11-26"].map((day) => isRecheckDue("2026-11-25", day));
  expect(due).toEqual([false, true, true]);
  expect(isRecheckDue(null, "2026-11-25")).toBe(false);
});
