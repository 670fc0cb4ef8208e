import {
  FILTER_LISTS,
  FILTER_MARKS,
  FILTER_WORDS,
  type MilestoneFilters,
  movementAddress,
} from "@/lib/milestones/filters";

/** One thing that is filtered by, and the filters without it. */
export interface FilterInForce {
  kind:
    | (typeof FILTER_LISTS)[number]
    | (typeof FILTER_WORDS)[number]
    | (typeof FILTER_MARKS)[number]
    | "search"
    | "missing"
    | "movement";
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
    ...FILTER_WORDS.flatMap((kind) => {
      const value = filters[kind];
      return value === null ? [] : [{ kind, value, without: { ...first, [kind]: null } }];
    }),
    ...(filters.missing === null
      ? []
      : [{ kind: "missing" as const, value: filters.missing, without: { ...first, missing: null } }]),
    ...(filters.movement === null
      ? []
      : [
          {
            kind: "movement" as const,
            value: movementAddress(filters.movement),
            without: { ...first, movement: null },
          },
        ]),
    ...FILTER_MARKS.filter((kind) => filters[kind]).map((kind) => ({
      kind,
      value: "",
      without: { ...first, [kind]: false },
    })),
  ];
}
