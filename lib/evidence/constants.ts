export const EVIDENCE_TYPES = [
  "action_plan",
  "agreement",
  "annual_report",
  "assessment_report",
  "audit_report",
  "budget_document",
  "certificate",
  "consultation_record",
  "dataset",
  "directive",
  "evaluation_report",
  "exercise_report",
  "handover_record",
  "legal_opinion",
  "legal_text",
  "mission_report",
  "official_gazette",
  "parliamentary_record",
  "progress_report",
  "register_extract",
  "self_assessment",
  "staffing_record",
  "strategy_document",
  "survey",
  "training_record",
] as const;
export type EvidenceType = (typeof EVIDENCE_TYPES)[number];

/** Reliability of the source: A (completely reliable) to E (unreliable), F (cannot be judged). */
export const SOURCE_RELIABILITIES = ["A", "B", "C", "D", "E", "F"] as const;
export type SourceReliability = (typeof SOURCE_RELIABILITIES)[number];

/** Credibility of what it says: 1 (confirmed) to 5 (improbable), 6 (cannot be judged). */
export const CREDIBILITIES = [1, 2, 3, 4, 5, 6] as const;
export type Credibility = (typeof CREDIBILITIES)[number];
