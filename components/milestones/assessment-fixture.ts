import type { Assessment } from "@/lib/assessments/queries";

/** An accepted assessment as queries return it, for tests of what is made of several. */
export function acceptedAssessment(
  id: number,
  effectiveOn: string,
  over: Partial<Assessment> = {},
): Assessment {
  return {
    id,
    effectiveOn,
    milestoneId: 1,
    state: "accepted",
    origin: "recorded",
    value: 1,
    delivery: "in_progress",
    verdict: "ongoing",
    recheckOn: null,
    narrative: "As seen",
    authorId: null,
    author: null,
    submittedAt: null,
    decider: null,
    acceptedAt: new Date(id),
    reopenedBecause: null,
    returnedAt: null,
    returnReason: null,
    version: 1,
    evidence: [],
    ...over,
  };
}
