import { stringify } from "csv-stringify/sync";

import type { ImportContext, KnownMilestone } from "@/lib/imports/context";

/** Files and a record for the tests of the importer: one right row each, of which a test changes what it is about. */
export const MILESTONE = {
  external_id: "X1",
  partner: "GEO",
  area: "rule_of_law",
  title: "A law",
  description: "About it",
  nature: "milestone",
  scale: "stages",
  baseline: "0",
  target: "3",
  start_on: "2020-01-01",
  due_on: "2022-12-31",
  lead_institution: "Parliament",
  weight: "1",
  source_url: "https://www.example.org/x1",
};

export const ASSESSMENT = {
  milestone_external_id: "X1",
  effective_on: "2021-06-30",
  value: "1",
  delivery: "in_progress",
  verdict: "ongoing",
  narrative: "Begun",
  evidence_url: "NA",
};

export const KNOWN: KnownMilestone = {
  id: 7,
  version: 1,
  code: "GEO-ROL-01",
  partner: "GEO",
  externalId: "X1",
  area: "rule_of_law",
  nature: "milestone",
  basis: "de_facto",
  measure: "stages",
  stages: [0, 1, 2, 3],
  title: "A law",
  description: "About it",
  baseline: 0,
  target: 3,
  startOn: "2020-01-01",
  dueOn: "2022-12-31",
  leadInstitution: "Parliament",
  weight: 1,
  sourceUrl: "https://www.example.org/x1",
  history: [],
};

export const CONTEXT: ImportContext = {
  today: "2026-11-15",
  highestMarking: "unclassified",
  partners: ["GEO", "MDA"],
  scales: new Map([["stages", { id: 1, stages: [0, 1, 2, 3] }]]),
  milestones: [],
  closedQuarters: new Set(),
};

/** A file of these rows, as bytes. */
export function csv(rows: readonly Record<string, string>[]): Uint8Array {
  return new TextEncoder().encode(stringify([...rows], { header: true }));
}
