import { parseAnalysisFilters } from "@/lib/analysis/filters";
import type { Reader } from "@/lib/as-of/reader";
import { assessmentExport } from "@/lib/assessments/export";
import { auditExport } from "@/lib/audit/export";
import { parseAuditFilters } from "@/lib/audit/filters";
import type { Action } from "@/lib/auth/permissions";
import { readServerEnv } from "@/lib/env";
import { evidenceExport } from "@/lib/evidence/export";
import type { ExportFormat } from "@/lib/exports/constants";
import type { ExportList } from "@/lib/exports/export-file";
import { importableAssessments, importableMilestones } from "@/lib/imports/importable";
import { milestoneExport } from "@/lib/milestones/export";
import { type MilestoneFilters, parseMilestoneFilters } from "@/lib/milestones/filters";
import { parseOutcomeChoice } from "@/lib/outcomes/address";
import { outcomeExport } from "@/lib/outcomes/export";
import { auditFiltersInWords, milestoneFiltersInWords, outcomeFiltersInWords } from "./filters-in-words";

/** A list that can be taken away, as the query string of its page narrows it down. */
export interface Listed {
  name: ListName;
  of: (reader: Reader) => ExportList;
  /** What it is narrowed down by, in the words of whoever asks. */
  inWords: (reader: Reader) => Promise<string[]>;
  /** In which formats, where not in every one. */
  formats?: readonly ExportFormat[];
  /** It is always of today. */
  present?: boolean;
  /** What one has to be allowed beside exporting. */
  also?: Action;
}

type Asked = Omit<Listed, "name">;

/** A list of what the milestones hold that the list of them shows under the same query string. */
const ofMilestones =
  (list: (reader: Reader, filters: MilestoneFilters) => ExportList) =>
  (query: URLSearchParams): Asked => {
    const filters = parseMilestoneFilters(query);
    return {
      of: (reader) => list(reader, filters),
      inWords: (reader) => milestoneFiltersInWords(reader, filters),
    };
  };

/** A list as the import takes it: CSV alone, since that is what it reads. */
const toImport =
  (list: (query: URLSearchParams) => Asked) =>
  (query: URLSearchParams): Asked => ({ ...list(query), formats: ["csv"] });

const LISTS = {
  milestones: ofMilestones(milestoneExport),
  assessments: ofMilestones(assessmentExport),
  evidence: ofMilestones(evidenceExport),
  "milestones-to-import": toImport(ofMilestones(importableMilestones)),
  "assessments-to-import": toImport(
    ofMilestones((reader, filters) => importableAssessments(reader, filters, readServerEnv().NEXTAUTH_URL)),
  ),
  outcomes: (query) => {
    const filters = parseAnalysisFilters(query);
    const choice = parseOutcomeChoice(query);
    return {
      of: (reader) => outcomeExport(reader, filters, choice),
      inWords: (reader) => outcomeFiltersInWords(reader, filters, choice),
    };
  },
  audit: (query) => {
    const filters = parseAuditFilters(query);
    return {
      of: (reader) => auditExport(reader, filters),
      inWords: (reader) => auditFiltersInWords(reader, filters),
      also: "audit.read",
      present: true,
    };
  },
} as const satisfies Record<string, (query: URLSearchParams) => Asked>;

export type ListName = keyof typeof LISTS;

const isListName = (name: string): name is ListName => Object.hasOwn(LISTS, name);

/** The list of a name; null when there is none. */
export function listOf(name: string, query: URLSearchParams): Listed | null {
  return isListName(name) ? { name, ...LISTS[name](query) } : null;
}
