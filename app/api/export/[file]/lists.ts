import type { Reader } from "@/lib/as-of/reader";
import type { Action } from "@/lib/auth/permissions";
import type { ExportList } from "@/lib/exports/export-file";
import { milestoneExport } from "@/lib/milestones/export";
import { parseMilestoneFilters } from "@/lib/milestones/filters";
import { milestoneFiltersInWords } from "./filters-in-words";

/** A list that can be taken away, as the query string of its page narrows it down. */
export interface Listed {
  name: ListName;
  of: (reader: Reader) => ExportList;
  /** What it is narrowed down by, in the words of whoever asks. */
  inWords: (reader: Reader) => Promise<string[]>;
  /** What one has to be allowed beside exporting. */
  also?: Action;
}

const LISTS = {
  milestones: (query) => {
    const filters = parseMilestoneFilters(query);
    return {
      of: (reader) => milestoneExport(reader, filters),
      inWords: (reader) => milestoneFiltersInWords(reader, filters),
    };
  },
} as const satisfies Record<string, (query: URLSearchParams) => Omit<Listed, "name">>;

export type ListName = keyof typeof LISTS;

const isListName = (name: string): name is ListName => Object.hasOwn(LISTS, name);

/** The list of a name; null when there is none. */
export function listOf(name: string, query: URLSearchParams): Listed | null {
  return isListName(name) ? { name, ...LISTS[name](query) } : null;
}
