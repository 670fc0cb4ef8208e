import { expect, it } from "vitest";
import type { Assessment } from "@/lib/assessments/queries";
import type { PartnerView } from "@/lib/partner-views/queries";
import { viewsByDay } from "./views-of";

const assessment = (id: number, effectiveOn: string): Assessment => ({
  id,
  effectiveOn,
  milestoneId: 1,
  state: "accepted",
  origin: "recorded",
  value: 1,
  delivery: "in_progress",
  verdict: "ongoing",
  narrative: "As seen",
  authorId: null,
  author: null,
  submittedAt: null,
  decider: null,
  acceptedAt: new Date(id),
  returnedAt: null,
  returnReason: null,
  version: 1,
  evidence: [],
});
const view = (id: number, assessmentId: number): PartnerView => ({
  id,
  assessmentId,
  stance: "disagrees",
  text: `View ${id}`,
  author: null,
  recordedAt: new Date(id),
});

it("a day shows the newest view of the assessment that stands on it, and none of one that was overtaken", () => {
  const accepted = [
    assessment(1, "2025-03-31"),
    assessment(2, "2025-03-31"),
    assessment(3, "2025-06-30"),
    assessment(4, "2025-09-30"),
  ];
  const views = [view(9, 3), view(8, 1), view(7, 3)];
  expect([...viewsByDay(accepted, views)].map(([on, { id }]) => [on, id])).toEqual([["2025-06-30", 9]]);
});
