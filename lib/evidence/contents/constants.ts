/** Documents whose text a program of its own takes out of them. */
export const READ_TYPES = [
  "application/pdf",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
] as const;

/** Most files take half a second to be read. */
export const MOST_SECONDS = 20;
