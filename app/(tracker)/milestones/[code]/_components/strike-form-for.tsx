import type { Evidence } from "@/components/milestones/evidence-list";
import { StrikeForm } from "./strike-form";

/** The form that strikes out a piece of evidence behind an assessment of this milestone. */
export function strikeFormFor(milestoneCode: string) {
  return function strikeForm({ id, title }: Evidence) {
    return <StrikeForm target={{ evidenceId: String(id), milestoneCode }} title={title} />;
  };
}
