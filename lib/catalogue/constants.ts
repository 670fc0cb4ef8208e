/** What a template's milestone brings about: something made, or something that works differently for it. */
export const RESULT_LEVELS = ["output", "outcome"] as const;

/** The areas of corruption risk in defence that a template can be about. */
export const RISK_AREAS = ["political", "financial", "personnel", "operations", "procurement"] as const;

/** Numbers of templates that an installation adds itself; those before are for the reference files. */
export const OWN_NUMBERS = { from: 51, to: 99 } as const;

export const STAGES_AT_LEAST = 2;
export const STAGES_AT_MOST = 20;
