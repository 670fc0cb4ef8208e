/** How a partner stands to a milestone of its own plan: it alone sets the pace, and may set a step aside or take it back. */
export const COMMITMENTS = ["committed", "paused", "withdrawn"] as const;
export type Commitment = (typeof COMMITMENTS)[number];

/** How long a partner's reason may be, in characters. */
export const COMMITMENT_REASON_LIMIT = 2000;
