import type { Basis } from "@/lib/milestones/constants";

/** The scales whose stages are those of a text: a law, a plan or an agreement on its way into force. */
const SCALES_OF_TEXTS = ["legislative", "defence_plan", "action_plan", "security_agreement"];

/**
 * The basis of a milestone of which nobody has said it, by the code of the scale that measures it: what is measured by the stages of a
 * text is de jure. Everything else is held to practice, so that no law is counted that nobody has called one.
 */
export function basisOfScale(scale: string | null): Basis {
  return scale !== null && SCALES_OF_TEXTS.includes(scale) ? "de_jure" : "de_facto";
}
