/** What a partner may say of an accepted assessment of its own. */
export const STANCES = ["agrees", "agrees_in_part", "disagrees", "no_comment"] as const;
export type Stance = (typeof STANCES)[number];

/** How long a view may be, in characters. */
export const VIEW_TEXT_LIMIT = 5000;

/** Whether the stance says nothing without a text: who does not agree says with what. */
export function needsText(stance: Stance): boolean {
  return stance === "agrees_in_part" || stance === "disagrees";
}
