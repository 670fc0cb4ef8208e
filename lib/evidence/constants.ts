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

/** The kinds of files that may be kept, each with the endings its name may have; the first one is given where none fits. */
export const FILE_TYPES = {
  "application/pdf": ["pdf"],
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ["docx"],
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ["xlsx"],
  "image/png": ["png"],
  "image/jpeg": ["jpg", "jpeg"],
  "text/csv": ["csv", "txt"],
  "text/plain": ["txt", "csv"],
} as const;

export const MEDIA_TYPES = [
  "application/pdf",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "image/png",
  "image/jpeg",
  "text/csv",
  "text/plain",
] as const satisfies readonly (keyof typeof FILE_TYPES)[];
export type MediaType = (typeof MEDIA_TYPES)[number];

/** What the server answers about a file that it has kept: what its sender attaches it by, and what it is. */
export interface SentFile {
  id: string;
  name: string;
  /** In bytes. */
  size: number;
  mediaType: MediaType;
  sha256: string;
}

export const MEGABYTE = 1024 * 1024;
/** The largest file that is kept, in bytes. */
export const MOST_FILE_BYTES = 20 * MEGABYTE;
/** The longest file name that is kept, in characters. */
export const LONGEST_FILE_NAME = 150;
export const LONGEST_NOTE = 2000;
export const LONGEST_STRIKE_REASON = 2000;
