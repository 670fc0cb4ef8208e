export const ASSESSMENT_STATES = ["draft", "submitted", "accepted", "returned"] as const;
export type AssessmentState = (typeof ASSESSMENT_STATES)[number];

/** Where an assessment came from: typed in here, or read from a file by the importer. */
export const ASSESSMENT_ORIGINS = ["recorded", "import"] as const;
