import { addDays, FIXED_DAY, momentOn } from "@/db/seed/demonstration/calendar";
import { drawEvidence, type Evidence } from "@/db/seed/demonstration/evidence";
import type { Judgement } from "@/db/seed/demonstration/judge";
import { narrate } from "@/db/seed/demonstration/narratives";
import {
  ANALYST,
  isAnalystsPartner,
  MANAGER,
  SECOND_ANALYST,
  SECOND_MANAGER,
} from "@/db/seed/demonstration/people";
import type { Plan } from "@/db/seed/demonstration/plan";
import type { Random } from "@/db/seed/demonstration/random";
import type { AssessmentState } from "@/lib/assessments/constants";
import type { Delivery, Verdict } from "@/lib/milestones/constants";
import type { Day } from "@/lib/periods/days";

/** An assessment as it is stored, with who wrote and decided it, and when. */
export interface DemonstrationAssessment {
  key: string;
  milestone: string;
  state: AssessmentState;
  effectiveOn: Day;
  value: number;
  delivery: Delivery;
  verdict: Verdict;
  narrative: string;
  author: string;
  createdAt: string;
  submittedAt: string | null;
  decider: string | null;
  acceptedAt: string | null;
  returnedAt: string | null;
  returnReason: string | null;
  version: number;
  evidence: Evidence[];
}

const RETURN_REASONS: readonly [string, ...string[]] = [
  "The figure does not follow from the document linked; please say how it was counted.",
  "Please add the document that shows this, or choose a more careful verdict.",
  "The reading is about another quarter than the day given.",
  "Two sources disagree here; please say which one counts and why.",
];

/** An accepted judgement: written within days, decided within weeks, at times after it had been returned once. */
export function acceptedAssessment(
  plan: Plan,
  judgement: Judgement,
  random: Random,
): DemonstrationAssessment {
  const written = write(plan, judgement, random);
  const submittedOn = noLater(addDays(judgement.on, random.whole(1, 9)), 12);
  const acceptedOn = noLater(addDays(submittedOn, random.whole(1, 18)), 1);
  const wasReturned = submittedOn < acceptedOn && random.chance(0.06);
  return {
    ...written,
    state: "accepted",
    submittedAt: momentOn(submittedOn, 9, random.whole(0, 59)),
    decider: random.pick([MANAGER, MANAGER, SECOND_MANAGER]),
    acceptedAt: momentOn(acceptedOn, random.whole(10, 16), random.whole(0, 59)),
    returnedAt: wasReturned ? momentOn(submittedOn, 17, random.whole(0, 59)) : null,
    returnReason: wasReturned ? random.pick(RETURN_REASONS) : null,
    version: wasReturned ? 5 : 3,
  };
}

/** One that is not through yet: waiting for a decision, returned to its author, or still a draft. */
export function pendingAssessment(
  plan: Plan,
  judgement: Judgement,
  state: "submitted" | "returned" | "draft",
  random: Random,
): DemonstrationAssessment {
  const written = write(plan, judgement, random);
  if (state === "draft") return { ...written, state, author: ANALYST };
  const submittedAt = momentOn(
    noLater(addDays(judgement.on, random.whole(1, 5)), 2),
    11,
    random.whole(0, 59),
  );
  if (state === "submitted") return { ...written, state, submittedAt, version: 2 };
  return {
    ...written,
    state,
    submittedAt,
    decider: MANAGER,
    returnedAt: momentOn(
      noLater(addDays(submittedAt.slice(0, 10), random.whole(1, 3)), 0),
      14,
      random.whole(0, 59),
    ),
    returnReason: random.pick(RETURN_REASONS),
    version: 3,
  };
}

function write(plan: Plan, judgement: Judgement, random: Random): DemonstrationAssessment {
  const { on, value, delivery, verdict, movement, before } = judgement;
  const firstWrites = isAnalystsPartner(plan.partner) && random.chance(0.8);
  return {
    key: random.uuid(),
    milestone: plan.code,
    state: "draft",
    effectiveOn: on,
    value,
    delivery,
    verdict,
    narrative: narrate(movement, plan, { value, before, on }, random),
    author: firstWrites ? ANALYST : SECOND_ANALYST,
    createdAt: momentOn(on, 8, random.whole(0, 59)),
    submittedAt: null,
    decider: null,
    acceptedAt: null,
    returnedAt: null,
    returnReason: null,
    version: 1,
    evidence: drawEvidence(plan, judgement, random),
  };
}

/** The day, or the last one that leaves so many days to the end of the demonstration. */
function noLater(day: Day, daysLeft: number): Day {
  const last = addDays(FIXED_DAY, -daysLeft);
  return day < last ? day : last;
}
