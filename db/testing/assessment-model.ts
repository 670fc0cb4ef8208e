import type { AssessmentState } from "@/lib/assessments/constants";
import type { Verdict } from "@/lib/milestones/constants";

// What may follow what, said a second time, shortly and without the code under test: generated sequences hold the commands and
// the database to it. A name stands for a person.

export interface Content {
  verdict: Verdict;
  /** The day it is about. */
  on: string;
  hasEvidence: boolean;
}

export interface Modelled extends Content {
  author: string;
  state: AssessmentState;
  version: number;
  decider: string | null;
  reason: string | null;
  /** Its place among the accepted ones in the order of acceptance; null for the others. */
  acceptedAs: number | null;
}

/** An attempt to bring an assessment from the state in which it is to another, or to the same with other content. */
export interface Attempt {
  who: string;
  which: number;
  to: AssessmentState;
  /** What it is to say from now on; null to leave it. */
  content: Content | null;
  reason: string | null;
  /** Whether it is based on an older version than the one stored. */
  isStale: boolean;
}

export interface World {
  /** Who holds which role now. Analysts work on the partner of the milestone. */
  roles: Readonly<Record<string, "analyst" | "manager" | "liaison">>;
  /** The assessments of one milestone, in the order of their creation. */
  assessments: readonly Modelled[];
}

const BY_AUTHOR = new Set([
  "draft draft",
  "returned returned",
  "draft submitted",
  "returned submitted",
  "submitted draft",
]);
const BY_ANOTHER = new Set(["submitted accepted", "submitted returned"]);

/** The world after an attempt, or null when it may not be. */
export function attempted(world: World, attempt: Attempt): World | null {
  const { who, which, to, content, reason, isStale } = attempt;
  const before = world.assessments[which];
  if (before === undefined || isStale) return null;
  const step = `${before.state} ${to}`;
  const written = BY_AUTHOR.has(step) && before.author === who && world.roles[who] === "analyst";
  const decided =
    BY_ANOTHER.has(step) && before.author !== who && world.roles[who] === "manager" && content === null;
  if (!written && !decided) return null;
  if (to === "returned" && decided && (reason ?? "").trim() === "") return null;

  const accepted = world.assessments.filter(({ state }) => state === "accepted");
  const after: Modelled = {
    ...before,
    ...content,
    state: to,
    version: before.version + 1,
    decider: decided ? who : to === "returned" ? before.decider : null,
    reason: decided && to === "returned" ? (reason ?? "").trim() : before.reason,
    acceptedAs: to === "accepted" ? accepted.length : null,
  };
  const counts = to === "submitted" || to === "accepted";
  if (counts && after.verdict === "fulfilled" && !after.hasEvidence) return null;
  if (to === "accepted" && !isFounded([...accepted, after])) return null;
  return { ...world, assessments: world.assessments.with(which, after) };
}

/** Whether it could stand among the accepted ones: the commands ask that when it is submitted, too. */
export function isFoundedAmongAccepted(world: World, { which, content }: Attempt): boolean {
  const before = world.assessments[which];
  if (before === undefined) return false;
  const accepted = world.assessments.filter(({ state }) => state === "accepted");
  return isFounded([...accepted, { ...before, ...content, acceptedAs: accepted.length }]);
}

/** The world with one draft more. Null for whoever is no analyst. */
export function created(world: World, who: string, content: Content): World | null {
  if (world.roles[who] !== "analyst") return null;
  const draft = { state: "draft", version: 1, decider: null, reason: null, acceptedAs: null } as const;
  return { ...world, assessments: [...world.assessments, { ...content, ...draft, author: who }] };
}

/** The one that holds: about the latest day, and of that day the one accepted last. */
export function holding({ assessments }: World): number | null {
  const last = inOrder(assessments.filter(({ acceptedAs }) => acceptedAs !== null)).at(-1);
  return last === undefined ? null : assessments.indexOf(last);
}

const inOrder = (accepted: readonly Modelled[]) =>
  accepted.toSorted((a, b) => a.on.localeCompare(b.on) || (a.acceptedAs ?? 0) - (b.acceptedAs ?? 0));

/** Whether each reversal stands directly after something that it could reverse. */
function isFounded(accepted: readonly Modelled[]): boolean {
  const verdicts = inOrder(accepted).map(({ verdict }) => verdict);
  return verdicts.every(
    (verdict, index) =>
      verdict !== "reversed" || ["fulfilled", "partially_fulfilled"].includes(verdicts[index - 1] ?? ""),
  );
}
