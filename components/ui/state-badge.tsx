import { useTranslations } from "next-intl";
import type { AssessmentState } from "@/lib/assessments/constants";
import { StatusBadge } from "./status-badge";
import type { Shape } from "./status-shape";

const MARKS: Record<AssessmentState, { tone: "grey" | "amber" | "plain"; shape: Shape }> = {
  draft: { tone: "grey", shape: "ring" },
  submitted: { tone: "amber", shape: "half" },
  accepted: { tone: "plain", shape: "circle" },
  returned: { tone: "amber", shape: "turn" },
};

/** Where an assessment is on its way to a decision. */
export function StateBadge({ value }: { value: AssessmentState }) {
  const t = useTranslations("words.state");
  return <StatusBadge {...MARKS[value]} word={t(value)} />;
}
