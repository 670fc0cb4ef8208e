import { randomUUID } from "node:crypto";

import fc from "fast-check";
import { expect, test } from "vitest";

import {
  attempted,
  type Attempt,
  type Content,
  created,
  isFoundedAmongAccepted,
  type World,
} from "@/db/testing/assessment-model";
import {
  aim,
  aimedAt,
  anybody,
  BEGINNING,
  content,
  counter,
  decider,
  expectedOf,
  isStale,
  newPeople,
  personOf,
  QUIET,
  reason,
  roleOfKim,
  STEPS,
  storedOf,
  writer,
} from "@/db/testing/assessment-sequences";
import { newMilestone, type NewMilestone } from "@/db/testing/factories";
import {
  acceptAssessment,
  recordAssessment,
  returnAssessment,
  withdrawAssessment,
} from "@/lib/assessments/commands";
import type { Viewer } from "@/lib/auth/viewer";

// Generated sequences of what several people try with the assessments of one milestone, held against a model that shares no code
// with the commands. db/schema/assessment-sequences.db.test.ts does the same in plain SQL.

const people = await newPeople();

const kind = <Kind extends string>(word: Kind) => fc.constant(word);
const drawn = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: kind("create"), who: anybody, content, submits: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ kind: kind("save"), who: writer, aim, isStale, content }) },
  { weight: 4, arbitrary: fc.record({ kind: kind("submit"), who: writer, aim, isStale, content }) },
  { weight: 2, arbitrary: fc.record({ kind: kind("withdraw"), who: writer, aim, isStale }) },
  { weight: 3, arbitrary: fc.record({ kind: kind("accept"), who: decider, aim, isStale }) },
  { weight: 3, arbitrary: fc.record({ kind: kind("return"), who: decider, aim, isStale, reason }) },
  { weight: 2, arbitrary: fc.record({ kind: kind("become"), role: roleOfKim }) },
);
type Drawn = typeof drawn extends fc.Arbitrary<infer Value> ? Value : never;
/** Something waits to begin with. */
const sequences = fc.array(drawn, { minLength: 15, maxLength: 40, size: "max" }).map((events): Drawn[] => [
  ...(["ana", "kim"] as const).map((who) => ({
    kind: "create" as const,
    who,
    content: QUIET,
    submits: true,
  })),
  ...events,
]);
type OnOne = Exclude<Drawn, { kind: "create" | "become" }>;

/** From where a command leads, and where to; what is saved stays where it is. */
const WAYS = {
  save: { from: ["draft", "returned"], to: null },
  submit: { from: ["draft", "returned"], to: "submitted" },
  withdraw: { from: ["submitted"], to: "draft" },
  accept: { from: ["submitted"], to: "accepted" },
  return: { from: ["submitted"], to: "returned" },
} as const;

/** What a command asks of the world. */
function attemptOf(world: World, event: OnOne): Attempt {
  const which = aimedAt(world, event.aim, WAYS[event.kind].from);
  return {
    who: personOf(world, event.who, which),
    which,
    isStale: event.isStale,
    to: WAYS[event.kind].to ?? world.assessments[which]?.state ?? "draft",
    content: "content" in event ? event.content : null,
    reason: "reason" in event ? event.reason : null,
  };
}

/** What the model makes of a command: a verb means something in its own states alone. */
function afterCommand(world: World, verb: OnOne["kind"], attempt: Attempt): World | null {
  const before = world.assessments[attempt.which]?.state;
  if (before === undefined || !WAYS[verb].from.some((state) => state === before)) return null;
  if (verb !== "submit") return attempted(world, attempt);
  // Two steps in one transaction: what it says, and that it is submitted.
  const saved = attempted(world, { ...attempt, to: before });
  return saved && submitted(saved, attempt);
}

/** Who submits by a command is held to the order of verdicts already; the database asks for it when it is accepted. */
function submitted(world: World, attempt: Attempt): World | null {
  const submission = { ...attempt, content: null };
  return isFoundedAmongAccepted(world, submission) ? attempted(world, submission) : null;
}

const link = {
  url: "https://example.org/report",
  title: "Report",
  type: "annual_report",
  reliability: "B",
  credibility: 2,
  datedOn: null,
} as const;

const recording = (
  milestone: NewMilestone,
  { verdict, on, hasEvidence }: Content,
  intent: "save" | "submit",
) => ({
  milestoneCode: milestone.code,
  requestKey: randomUUID(),
  intent,
  effectiveOn: on,
  value: 40,
  delivery: "in_progress" as const,
  verdict,
  narrative: randomUUID(),
  evidence: hasEvidence ? [link] : [],
});

function command(
  viewer: Viewer,
  event: OnOne,
  read: { assessmentId: number; version: number },
  milestone: NewMilestone,
) {
  switch (event.kind) {
    case "save":
    case "submit":
      return recordAssessment(viewer, { ...recording(milestone, event.content, event.kind), ...read });
    case "withdraw":
      return withdrawAssessment(viewer, read);
    case "accept":
      return acceptAssessment(viewer, read);
    case "return":
      return returnAssessment(viewer, { ...read, reason: event.reason });
  }
}

/** Lets the event happen, and says what the model makes of it and what it was. */
async function happen(
  event: Exclude<Drawn, { kind: "become" }>,
  milestone: NewMilestone,
  world: World,
  ids: readonly number[],
) {
  if (event.kind === "create") {
    const { who, submits } = event;
    const draft = created(world, who, event.content);
    const own = { who, which: world.assessments.length, to: "submitted", isStale: false } as const;
    const input = recording(milestone, event.content, submits ? "submit" : "save");
    const viewer = people.viewer(world, who);
    const { ok } = await recordAssessment(viewer, { ...input, assessmentId: null, version: null });
    const after = draft && submits ? submitted(draft, { ...own, content: null, reason: null }) : draft;
    return { ok, after, step: "created" };
  }
  const attempt = attemptOf(world, event);
  const before = world.assessments[attempt.which];
  const read = {
    assessmentId: ids[attempt.which] ?? 999_999_999,
    version: (before?.version ?? 1) - (attempt.isStale ? 1 : 0),
  };
  const { ok } = await command(
    people.viewer(world, personOf(world, event.who, attempt.which)),
    event,
    read,
    milestone,
  );
  return {
    ok,
    after: afterCommand(world, event.kind, attempt),
    step: `${before?.state ?? "none"} ${attempt.to}`,
  };
}

test("whatever several people try through the commands, what happens is what the model says, and each change is audited once", async () => {
  const seen = counter();
  await fc.assert(
    fc.asyncProperty(sequences, async (events) => {
      const milestone = await newMilestone();
      let world = await people.become(BEGINNING, "analyst");
      let found = await storedOf(people, milestone);
      let changes = 0;
      for (const event of events) {
        if (event.kind === "become") {
          world = await people.become(world, event.role);
          continue;
        }
        const { ok, after, step } = await happen(event, milestone, world, found.ids);
        expect(ok, `${step} ${JSON.stringify(event)}`).toBe(after !== null);
        seen.note(ok ? step : `${event.kind} refused`);
        world = after ?? world;
        changes += ok ? 1 : 0;
        found = await storedOf(people, milestone);
        expect(found).toMatchObject({ ...expectedOf(world), events: changes });
      }
    }),
    { numRuns: 100 },
  );
  seen.expectAll(...STEPS, "created", "create refused");
  seen.expectAll("save refused", "submit refused", "withdraw refused", "accept refused", "return refused");
});
