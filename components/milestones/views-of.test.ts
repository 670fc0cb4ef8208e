import { expect, it } from "vitest";
import type { PartnerView } from "@/lib/partner-views/queries";
import { acceptedAssessment } from "./assessment-fixture";
import { viewsByDay } from "./views-of";

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
    acceptedAssessment(1, "2025-03-31"),
    acceptedAssessment(2, "2025-03-31"),
    acceptedAssessment(3, "2025-06-30"),
    acceptedAssessment(4, "2025-09-30"),
  ];
  const views = [view(9, 3), view(8, 1), view(7, 3)];
  expect([...viewsByDay(accepted, views)].map(([on, { id }]) => [on, id])).toEqual([["2025-06-30", 9]]);
});
