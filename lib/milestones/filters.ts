import { z } from "zod";
import { AREAS, type Area } from "@/lib/areas/constants";
import { type Commitment, COMMITMENTS } from "@/lib/commitments/constants";
import {
  BASES,
  CHANGE_REASONS,
  type ChangeReason,
  DELIVERIES,
  NATURES,
  NOT_ASSESSED,
  RAGS,
  VERDICTS,
} from "@/lib/milestones/constants";
import { type Slip, SLIPS } from "@/lib/milestones/slips";
import { type Movement, MOVEMENTS } from "@/lib/movements/constants";
import { PROGRAMMES } from "@/lib/partners/constants";
import { parseQuarter, type Quarter, quarterAddress } from "@/lib/periods/rules";

export const DUE_FILTERS = ["overdue", "next_30", "next_90", "later"] as const;
/** About the running quarter nothing was accepted and nothing waits for a decision. */
export const ASSESSED_FILTERS = ["not_this_quarter"] as const;
/** What is fulfilled and should have been looked at again. */
export const RECHECK_FILTERS = ["due"] as const;
export const SORT_KEYS = [
  "code",
  "title",
  "due",
  "progress",
  "effective",
  "updated",
  "recheck",
  "reversed",
] as const;
export type SortKey = (typeof SORT_KEYS)[number];

/** What the milestones list shows: the query string of the list, of its export, and of every figure that links to it. */
export interface MilestoneFilters {
  search: string;
  partners: string[];
  areas: Area[];
  natures: (typeof NATURES)[number][];
  bases: (typeof BASES)[number][];
  /** Only milestones of partners that take part in one of these on the day. */
  programmes: (typeof PROGRAMMES)[number][];
  deliveries: ((typeof DELIVERIES)[number] | typeof NOT_ASSESSED)[];
  verdicts: ((typeof VERDICTS)[number] | typeof NOT_ASSESSED)[];
  rags: (typeof RAGS)[number][];
  /** How the partner stands to them. */
  commitments: Commitment[];
  /** How far their due dates lie from those first agreed. */
  slips: Slip[];
  /** Only milestones whose due date was ever moved for one of these reasons. */
  moves: ChangeReason[];
  due: (typeof DUE_FILTERS)[number] | null;
  assessed: (typeof ASSESSED_FILTERS)[number] | null;
  recheck: (typeof RECHECK_FILTERS)[number] | null;
  /** The quarter in which they should have been assessed and were not: what is missing before it is closed. */
  missing: Quarter | null;
  /** How they moved completion from the end of a quarter to the end of the next, as it was believed at either; named by the later one. */
  movement: { kind: Movement; quarter: Quarter } | null;
  /** Only milestones with an assessment that waits for a decision. */
  waiting: boolean;
  /** Only milestones of partners active today: what totals count. */
  active: boolean;
  /** Only milestones with whose last accepted assessment the partner disagrees. */
  disputed: boolean;
  /** Only milestones that were fulfilled, were reversed and are not fulfilled again. */
  reversed: boolean;
  /** Only milestones that completion counts on the day: begun by the end of its quarter, neither given up nor withdrawn. */
  counted: boolean;
  sort: SortKey;
  descending: boolean;
  page: number;
}

/** The filters that take any number of words. */
export const FILTER_LISTS = [
  "partners",
  "areas",
  "natures",
  "bases",
  "programmes",
  "deliveries",
  "verdicts",
  "rags",
  "commitments",
  "slips",
  "moves",
] as const;
/** The filters that take one word. */
export const FILTER_WORDS = ["due", "assessed", "recheck"] as const;
/** The filters that are there or not. */
export const FILTER_MARKS = ["waiting", "active", "disputed", "reversed", "counted"] as const;

/** The whole list, in the order of its codes. */
export const NO_FILTERS: MilestoneFilters = {
  search: "",
  partners: [],
  areas: [],
  natures: [],
  bases: [],
  programmes: [],
  deliveries: [],
  verdicts: [],
  rags: [],
  commitments: [],
  slips: [],
  moves: [],
  due: null,
  assessed: null,
  recheck: null,
  missing: null,
  movement: null,
  waiting: false,
  active: false,
  disputed: false,
  reversed: false,
  counted: false,
  sort: "code",
  descending: false,
  page: 1,
};

/** The names of the filters in the query string. */
const PARAMETERS = {
  search: "q",
  partners: "partner",
  areas: "area",
  natures: "nature",
  bases: "basis",
  programmes: "programme",
  deliveries: "delivery",
  verdicts: "verdict",
  rags: "rag",
  commitments: "commitment",
  slips: "slip",
  moves: "moved",
  due: "due",
  assessed: "assessed",
  recheck: "recheck",
  missing: "missing",
  movement: "movement",
  waiting: "waiting",
  active: "active",
  disputed: "disputed",
  reversed: "reversed",
  counted: "counted",
  sort: "sort",
  page: "page",
} as const;

const LIST_WORDS = {
  areas: AREAS,
  natures: NATURES,
  bases: BASES,
  programmes: PROGRAMMES,
  deliveries: [...DELIVERIES, NOT_ASSESSED],
  verdicts: [...VERDICTS, NOT_ASSESSED],
  rags: RAGS,
  commitments: COMMITMENTS,
  slips: SLIPS,
  moves: CHANGE_REASONS,
} as const;

const pageSchema = z.coerce.number().int().min(1).max(100_000).catch(1);

/** Reads filters from a query string. What it does not understand it leaves out: an old link still opens a list. */
export function parseMilestoneFilters(query: URLSearchParams): MilestoneFilters {
  const words = <Word extends string>(name: string, known: readonly Word[]): Word[] => {
    const asked = new Set(query.getAll(name));
    return known.filter((word) => asked.has(word));
  };
  const one = <Word extends string>(name: string, known: readonly Word[]) =>
    known.find((word) => word === query.get(name)) ?? null;
  const sort = query.get(PARAMETERS.sort) ?? "";
  return {
    // No text of the database holds a NUL, and it takes none.
    search: (query.get(PARAMETERS.search) ?? "").replaceAll("\0", "").trim().slice(0, 200),
    partners: [
      ...new Set(query.getAll(PARAMETERS.partners).filter((code) => /^[A-Z]{3}$/.test(code))),
    ].toSorted(),
    areas: words(PARAMETERS.areas, LIST_WORDS.areas),
    natures: words(PARAMETERS.natures, LIST_WORDS.natures),
    bases: words(PARAMETERS.bases, LIST_WORDS.bases),
    programmes: words(PARAMETERS.programmes, LIST_WORDS.programmes),
    deliveries: words(PARAMETERS.deliveries, LIST_WORDS.deliveries),
    verdicts: words(PARAMETERS.verdicts, LIST_WORDS.verdicts),
    rags: words(PARAMETERS.rags, LIST_WORDS.rags),
    commitments: words(PARAMETERS.commitments, LIST_WORDS.commitments),
    slips: words(PARAMETERS.slips, LIST_WORDS.slips),
    moves: words(PARAMETERS.moves, LIST_WORDS.moves),
    due: one(PARAMETERS.due, DUE_FILTERS),
    assessed: one(PARAMETERS.assessed, ASSESSED_FILTERS),
    recheck: one(PARAMETERS.recheck, RECHECK_FILTERS),
    missing: parseQuarter(query.get(PARAMETERS.missing) ?? ""),
    movement: parseMovement(query.get(PARAMETERS.movement) ?? ""),
    waiting: query.get(PARAMETERS.waiting) === "1",
    active: query.get(PARAMETERS.active) === "1",
    disputed: query.get(PARAMETERS.disputed) === "1",
    reversed: query.get(PARAMETERS.reversed) === "1",
    counted: query.get(PARAMETERS.counted) === "1",
    sort: SORT_KEYS.find((key) => key === sort.replace(/^-/, "")) ?? NO_FILTERS.sort,
    descending: sort.startsWith("-"),
    page: pageSchema.parse(query.get(PARAMETERS.page) ?? 1),
  };
}

/** A way to move completion and its quarter in an address: `2026-Q3-advanced`. */
export function movementAddress({ kind, quarter }: NonNullable<MilestoneFilters["movement"]>): string {
  return `${quarterAddress(quarter)}-${kind}`;
}

/** The other way round. */
function parseMovement(text: string): MilestoneFilters["movement"] {
  const quarter = parseQuarter(text.slice(0, 7));
  const kind = MOVEMENTS.find((word) => word === text.slice(8));
  return quarter === null || kind === undefined || text.charAt(7) !== "-" ? null : { kind, quarter };
}

/** The query string of some filters, without what is as by default: the other way round of reading one. */
export function milestoneFiltersQuery(filters: Partial<MilestoneFilters>): string {
  const all = { ...NO_FILTERS, ...filters };
  const query = new URLSearchParams();
  if (all.search !== "") query.set(PARAMETERS.search, all.search);
  for (const list of FILTER_LISTS) {
    for (const word of all[list]) query.append(PARAMETERS[list], word);
  }
  for (const name of FILTER_WORDS) {
    const word = all[name];
    if (word !== null) query.set(PARAMETERS[name], word);
  }
  if (all.missing !== null) query.set(PARAMETERS.missing, quarterAddress(all.missing));
  if (all.movement !== null) query.set(PARAMETERS.movement, movementAddress(all.movement));
  for (const mark of FILTER_MARKS) if (all[mark]) query.set(PARAMETERS[mark], "1");
  if (all.sort !== NO_FILTERS.sort || all.descending)
    query.set(PARAMETERS.sort, `${all.descending ? "-" : ""}${all.sort}`);
  if (all.page > 1) query.set(PARAMETERS.page, String(all.page));
  return query.toString();
}

/** The address of the milestones list with some filters: what a figure links to. */
export function milestonesHref(filters: Partial<MilestoneFilters>): string {
  const query = milestoneFiltersQuery(filters);
  return query === "" ? "/milestones" : `/milestones?${query}`;
}

/** The query string of a page as Next hands it over. */
export function searchParamsOf(params: Record<string, string | string[] | undefined>): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    for (const each of [value ?? []].flat()) query.append(name, each);
  }
  return query;
}
