import { expect, it } from "vitest";
import { acceptedAssessment } from "./assessment-fixture";
import { verdictsByDay } from "./verdicts-of";

it("a day shows the assessment that stands on it, when it was reversed, and what it reversed", () => {
  const accepted = [
    acceptedAssessment(4, "2026-03-31", { verdict: "reversed" }),
    acceptedAssessment(3, "2025-12-31", { verdict: "fulfilled" }),
    acceptedAssessment(2, "2025-12-31", { verdict: "ongoing" }),
    acceptedAssessment(1, "2025-06-30", { verdict: "fulfilled" }),
  ];
  const days = [...verdictsByDay(accepted)].map(([on, { assessment, reversal, undone }]) => [
    on,
    assessment.id,
    reversal?.id,
    undone?.id,
  ]);
  expect(days).toEqual([
    ["2025-06-30", 1, undefined, undefined],
    ["2025-12-31", 3, 4, undefined],
    ["2026-03-31", 4, undefined, 3],
  ]);
});
