/** What became of a milestone that a partner proposed for its own plan. */
export const PROPOSAL_STATES = ["open", "adopted", "declined", "taken_back"] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** How long the reason of a proposal, or of its decision, may be, in characters. */
export const PROPOSAL_REASON_LIMIT = 2000;
