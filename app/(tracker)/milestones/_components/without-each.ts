import { FILTER_LISTS, type MilestoneFilters } from "@/lib/milestones/filters";

const MARKS = ["waiting", "active", "disputed"] as const;

/** One thing that is filtered by, and the filters without it. */
export interface FilterInForce {
  kind: (typeof FILTER_LISTS)[number] | (typeof MARKS)[number] | "search" | "due";
  value: string;
  without: MilestoneFilters;
}

/** Everything that is filtered by, each with the list that remains when it goes; that list starts at its first page. */
export function withoutEach(filters: MilestoneFilters): FilterInForce[] {
  const first = { ...filters, page: 1 };
  return [
    ...(filters.search === ""
      ? []
      : [{ kind: "search" as const, value: filters.search, without: { ...first, search: "" } }]),
    ...FILTER_LISTS.flatMap((kind) =>
      filters[kind].map((value) => ({
        kind,
        value,
        without: { ...first, [kind]: filters[kind].filter((other) => other !== value) },
      })),
    ),
    ...(filters.due === null
      ? []
      : [{ kind: "due" as const, value: filters.due, without: { ...first, due: null } }]),
    ...MARKS.filter((kind) => filters[kind]).map((kind) => ({
      kind,
      value: "",
      without: { ...first, [kind]: false },
    })),
  ];
}
