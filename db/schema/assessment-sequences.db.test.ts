import { randomUUID } from "node:crypto";

import fc from "fast-check";
import { expect, test } from "vitest";

import { asPerson, refusalOf } from "@/db/testing/acting";
import { attempted, type Attempt, type Content, created } from "@/db/testing/assessment-model";
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
import type { AssessmentState } from "@/lib/assessments/constants";
import type { Viewer } from "@/lib/auth/viewer";

// Generated sequences of plain statements under the application's role, with the product's code taken away, held against the
// model that the commands are held against (lib/assessments/sequences.db.test.ts). Any state is tried over any other.

const people = await newPeople();

const write = {
  kind: fc.constant("write" as const),
  aim,
  isStale,
  content: fc.option(content, { freq: 1 }),
  reason: fc.option(reason, { freq: 4 }),
};
const written = fc.constantFrom<AssessmentState>("draft", "submitted", "submitted", "returned");
const decided = fc.constantFrom<AssessmentState>("accepted", "returned");
const whatever = fc.constantFrom<AssessmentState>("draft", "submitted", "accepted", "returned");
const drawn = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("create" as const), who: anybody, content }) },
  { weight: 6, arbitrary: fc.record({ ...write, who: writer, to: written }) },
  {
    weight: 6,
    arbitrary: fc.record({
      ...write,
      who: decider,
      to: decided,
      content: fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: content }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ ...write, who: fc.oneof(writer, decider), to: whatever }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("become" as const), role: roleOfKim }) },
);

type Drawn = typeof drawn extends fc.Arbitrary<infer Value> ? Value : never;
/** Something is there to begin with. */
const sequences = fc
  .array(drawn, { minLength: 15, maxLength: 40, size: "max" })
  .map((events): Drawn[] => [
    ...(["ana", "kim"] as const).map((who) => ({ kind: "create" as const, who, content: QUIET })),
    ...events,
  ]);

/** From where a state is reached. */
const FROM: Record<AssessmentState, AssessmentState[]> = {
  draft: ["draft", "submitted"],
  submitted: ["draft", "returned"],
  accepted: ["submitted"],
  returned: ["submitted", "returned"],
};

/** A draft with its evidence, in the person's own name. */
const insert = (viewer: Viewer, milestone: NewMilestone, { verdict, on, hasEvidence }: Content) =>
  asPerson(viewer, async (tx) => {
    const rows = await tx<{ id: number }[]>`
      insert into assessments (milestone_id, partner_iso3, effective_on, value, delivery, verdict, narrative, author_id)
      values (${milestone.id}, ${milestone.partner}, ${on}, 40, 'in_progress', ${verdict}, 'As seen', ${viewer.personId})
      returning id::int`;
    if (hasEvidence)
      await tx`insert into evidence (assessment_id, partner_iso3, url, title, type_code, reliability, credibility)
               values (${rows[0]?.id ?? 0}, ${milestone.partner}, 'https://example.org/report', 'Report', 'annual_report', 'B', 2)`;
    return rows;
  });

/** Writes over whatever there is; the evidence stays as it is. */
const update = (viewer: Viewer, id: number, version: number, { to, content: said, reason: why }: Attempt) =>
  asPerson(viewer, (tx) => {
    const judgement = said && {
      verdict: said.verdict,
      effective_on: said.on,
      recheck_on: null,
      narrative: randomUUID(),
    };
    const row = { state: to, version, return_reason: why, ...judgement };
    return tx`update assessments set ${tx(row)} where id = ${id} returning id`;
  });

/** By which rule a statement was refused, if it was; refused is also what changes no row. */
async function ruleAgainst(statement: Promise<readonly unknown[]>): Promise<string | null> {
  const changed: number[] = [];
  const rule = await refusalOf(statement.then(({ length }) => changed.push(length)));
  if (rule !== null) return rule.startsWith("new row violates row-level security") ? "policy" : rule;
  return changed[0] === 0 ? "no row" : null;
}

test("whatever several people write in plain SQL, the database refuses what the model forbids, and nothing of it stays", async () => {
  const seen = counter();
  await fc.assert(
    fc.asyncProperty(sequences, async (events) => {
      const milestone = await newMilestone();
      let world = await people.become(BEGINNING, "analyst");
      let found = await storedOf(people, milestone);
      for (const event of events) {
        if (event.kind === "become") {
          world = await people.become(world, event.role);
          continue;
        }
        if (event.kind === "create") {
          const after = created(world, event.who, event.content);
          const rule = await ruleAgainst(insert(people.viewer(world, event.who), milestone, event.content));
          expect(rule === null, `${JSON.stringify(event)}: ${rule}`).toBe(after !== null);
          world = after ?? world;
        } else {
          const which = aimedAt(world, event.aim, FROM[event.to]);
          const before = world.assessments[which];
          const who = personOf(world, event.who, which);
          const said = event.content && { ...event.content, hasEvidence: before?.hasEvidence ?? false };
          const attempt: Attempt = { ...event, who, which, content: said };
          const version = (before?.version ?? 0) + (event.isStale ? 0 : 1);
          const rule = await ruleAgainst(
            update(people.viewer(world, who), found.ids[which] ?? 0, version, attempt),
          );
          const after = attempted(world, attempt);
          const step = `${before?.state ?? "none"} ${event.to}`;
          expect(rule === null, `${step} ${JSON.stringify(event)}: ${rule}`).toBe(after !== null);
          seen.note(rule ?? step);
          world = after ?? world;
        }
        found = await storedOf(people, milestone);
        expect(found).toMatchObject(expectedOf(world));
      }
    }),
    { numRuns: 100 },
  );
  // What is refused more seldom has tests of its own.
  seen.expectAll(...STEPS, "no row", "assessments_version_counts", "assessments_follow_the_states");
  seen.expectAll("assessments_decided_by_manager", "assessments_decided_by_a_second_person");
  seen.expectAll("assessments_decided_as_submitted", "assessments_returned_with_a_reason");
});
