import fc from "fast-check";
import { AREAS } from "@/lib/areas/constants";
import { DELIVERIES, NOT_ASSESSED, RAGS, VERDICTS } from "@/lib/milestones/constants";
import { ASSESSED_FILTERS, DUE_FILTERS, RECHECK_FILTERS, SORT_KEYS } from "@/lib/milestones/filters";

const some = <const Word extends string>(words: readonly Word[]): fc.Arbitrary<Word[]> =>
  fc.oneof(fc.constant<Word[]>([]), fc.subarray([...words]));

/** Filters of the milestones list as anybody may choose them, in any order. */
export const anyFilters = fc.record({
  search: fc.constantFrom("", "tender", "%", '"'),
  partners: some(["BLR", "GEO", "MDA"]),
  areas: some(AREAS),
  deliveries: some([...DELIVERIES, NOT_ASSESSED]),
  verdicts: some([...VERDICTS, NOT_ASSESSED]),
  rags: some(RAGS),
  due: fc.constantFrom(null, null, ...DUE_FILTERS),
  assessed: fc.constantFrom(null, null, ...ASSESSED_FILTERS),
  recheck: fc.constantFrom(null, null, null, ...RECHECK_FILTERS),
  active: fc.boolean(),
  sort: fc.constantFrom(...SORT_KEYS),
  descending: fc.boolean(),
});
