/**
 * What can have happened to a milestone between two days, by how it stands on the later one and stood on the earlier one. What came and
 * went between them is none of it, and one milestone can be several.
 *
 * - `fulfilled`: held to be fulfilled on the later day, and not on the earlier one.
 * - `reversed`: a reversal stands on the later day, and that one did not on the earlier one.
 * - `slipped`: on the list on both days, and due later by the plan of the later one.
 * - `added`: on the list on the later day, and not on the earlier one.
 * - `withdrawn`: withdrawn by its partner on the later day, and not on the earlier one.
 */
export const CHANGE_KINDS = ["fulfilled", "reversed", "slipped", "added", "withdrawn"] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];
