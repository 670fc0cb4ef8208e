import fc from "fast-check";
import { expect } from "vitest";

import { asInstallation } from "@/db/testing/acting";
import { type Content, holding, type Modelled, type World } from "@/db/testing/assessment-model";
import { newPerson, type NewMilestone } from "@/db/testing/factories";
import type { AssessmentState } from "@/lib/assessments/constants";
import type { Viewer } from "@/lib/auth/viewer";
import type { Verdict } from "@/lib/milestones/constants";

// The people and the drawing of generated sequences, and how what is stored is held against the model.

const NAMES = ["ana", "ben", "mira", "noel", "lia", "kim"] as const;
export type Name = (typeof NAMES)[number];

const roles = {
  ana: "analyst",
  ben: "analyst",
  mira: "manager",
  noel: "manager",
  lia: "liaison",
  kim: "analyst",
} as const;
export const BEGINNING: World = { roles, assessments: [] };

/** Fresh people for a file: analysts and a liaison of Georgia, managers, and Kim, who is an analyst at times and a manager at others. */
export async function newPeople() {
  const made: [Name, Viewer][] = [];
  for (const name of NAMES)
    made.push([name, await newPerson(roles[name], roles[name] === "manager" ? [] : ["GEO"])]);
  const people = new Map(made);
  const names = new Map(made.map(([name, { personId }]) => [personId, name]));
  return {
    /** The person as a request sees them now. */
    viewer: (world: World, name: Name): Viewer => {
      const viewer = people.get(name);
      if (viewer === undefined) throw new Error(`nobody is called ${name}`);
      return { ...viewer, role: world.roles[name] ?? "liaison" };
    },
    nameOf: (personId: string | null) => (personId === null ? null : names.get(personId)),
    /** Kim changes sides. */
    become: async (world: World, role: "analyst" | "manager"): Promise<World> => {
      await asInstallation(
        (tx) => tx`update people set role = ${role} where id = ${people.get("kim")?.personId ?? ""}`,
      );
      return { ...world, roles: { ...world.roles, kim: role } };
    },
  };
}
type People = Awaited<ReturnType<typeof newPeople>>;

export const anybody = drawn<Name>(["ana", 4], ["kim", 4], ["ben", 2], ["mira", 1], ["lia", 1]);
/** Mostly those of whom it is expected; `author` is whoever wrote what it is about. */
export const writer = drawn<Name | "author">(["author", 16], ["ana", 1], ["ben", 1], ["mira", 1], ["lia", 1]);
export const decider = drawn<Name | "author">(
  ["mira", 6],
  ["noel", 6],
  ["kim", 3],
  ["author", 2],
  ["lia", 1],
);
export const isStale = drawn<boolean>([false, 14], [true, 1]);
export const roleOfKim = drawn<"analyst" | "manager">(["analyst", 1], ["manager", 1]);
export const reason = drawn<string>(["Which posts?", 4], ["Which day?", 4], [" ", 1]);
export const content: fc.Arbitrary<Content> = fc.record({
  verdict: drawn<Verdict>(["ongoing", 4], ["partially_fulfilled", 3], ["fulfilled", 4], ["reversed", 2]),
  on: fc.constantFrom("2025-01-31", "2025-03-31", "2025-03-31", "2025-06-30"),
  hasEvidence: drawn<boolean>([true, 4], [false, 1]),
});
export const QUIET: Content = { verdict: "ongoing", on: "2025-01-31", hasEvidence: true };
/** Which assessment: mostly one to which it could happen. */
export const aim = fc.record({ isAimed: drawn<boolean>([true, 12], [false, 1]), place: fc.nat(11) });
type Aim = typeof aim extends fc.Arbitrary<infer Value> ? Value : never;

function drawn<Value>(...weighted: [Value, number][]): fc.Arbitrary<Value> {
  return fc.oneof(...weighted.map(([value, weight]) => ({ weight, arbitrary: fc.constant(value) })));
}

/** The place of the assessment that is aimed at; one past the last when there is none. */
export function aimedAt(
  { assessments }: World,
  { isAimed, place }: Aim,
  from: readonly AssessmentState[],
): number {
  const all = assessments.map((_each, index) => index);
  const fit = all.filter((index) => from.includes(assessments[index]?.state ?? "accepted"));
  const places = isAimed && fit.length > 0 ? fit : all;
  return places[place % Math.max(1, places.length)] ?? assessments.length;
}

/** The person behind a name or behind the author of what it is about. */
export function personOf({ assessments }: World, who: Name | "author", which: number): Name {
  if (who !== "author") return who;
  return NAMES.find((name) => name === assessments[which]?.author) ?? "ana";
}

/** What is stored of the milestone, in the model's words. */
export function storedOf({ nameOf }: People, milestone: NewMilestone) {
  return asInstallation(async (tx) => {
    const rows = await tx<(Omit<Modelled, "acceptedAs"> & { id: number })[]>`
      select a.id::int, author_id as author, state, version, verdict, effective_on::text as on, decided_by as decider,
             return_reason as reason, exists (select from evidence e where e.assessment_id = a.id) as "hasEvidence"
      from assessments a where milestone_id = ${milestone.id} order by a.id`;
    const [kept] = await tx<{ current: number | null; waiting: number }[]>`
      select current_assessment_id::int as current, waiting_count as waiting from milestones where id = ${milestone.id}`;
    const [trail] = await tx<{ events: number }[]>`
      select count(*)::int as events from audit_events
      where entity = 'assessment' and entity_id = any(${rows.map(({ id }) => String(id))})`;
    return {
      ids: rows.map(({ id }) => id),
      events: trail?.events,
      waiting: kept?.waiting,
      holding: rows.findIndex(({ id }) => id === kept?.current),
      assessments: rows.map(({ id: _id, author, decider: by, ...row }) => ({
        ...row,
        author: nameOf(author),
        decider: nameOf(by),
      })),
    };
  });
}

/** What is to be stored by the model. */
export const expectedOf = (world: World) => ({
  waiting: world.assessments.filter(({ state }) => state === "submitted").length,
  holding: holding(world) ?? -1,
  assessments: world.assessments.map(({ acceptedAs: _acceptedAs, ...rest }) => rest),
});

/** The steps that there are, as `from to`. */
export const STEPS = [
  "draft draft",
  "draft submitted",
  "submitted draft",
  "submitted accepted",
  "submitted returned",
  "returned returned",
  "returned submitted",
];

/** Counts what the sequences reach: a drawing that reaches nothing would show nothing. */
export function counter() {
  const counts = new Map<string, number>();
  return {
    note: (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1),
    expectAll: (...whats: string[]) => {
      const missed = whats.filter((what) => !counts.has(what));
      expect(missed, JSON.stringify([...counts])).toEqual([]);
    },
  };
}
