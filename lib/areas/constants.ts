export const OBJECTIVES = [
  "governance",
  "interoperability",
  "crisis_management",
  "rule_of_law",
  "integration",
] as const;
export type Objective = (typeof OBJECTIVES)[number];

export const AREAS = [
  "civilian_oversight",
  "anti_corruption",
  "interoperability",
  "crisis_management",
  "rule_of_law",
  "integration",
] as const;
export type Area = (typeof AREAS)[number];

/** The letters of an area in milestone codes (`GEO-CIV-01`), as in the catalogue. */
export const AREA_LETTERS: Record<Area, string> = {
  civilian_oversight: "CIV",
  anti_corruption: "BIN",
  interoperability: "INT",
  crisis_management: "CRM",
  rule_of_law: "ROL",
  integration: "EAI",
};
