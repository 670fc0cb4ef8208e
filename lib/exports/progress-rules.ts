/** How far a file has come. */
export interface ExportProgress {
  rows: number;
  /** How many it will have; null while nobody has counted them. */
  total: number | null;
  state: "running" | "whole" | "broken";
}

const STATES: readonly unknown[] = ["running", "whole", "broken"] satisfies ExportProgress["state"][];

/** Reads what the server says of a download; null when it says something else. Browsers ask it, for whom a schema would be much to carry. */
export function readProgress(told: unknown): ExportProgress | null {
  return isProgress(told) ? told : null;
}

function isProgress(told: unknown): told is ExportProgress {
  if (typeof told !== "object" || told === null || !("rows" in told && "total" in told && "state" in told))
    return false;
  return (
    typeof told.rows === "number" &&
    (told.total === null || typeof told.total === "number") &&
    STATES.includes(told.state)
  );
}
