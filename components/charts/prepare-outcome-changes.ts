import { MIN_PAIRS } from "@/lib/outcomes/constants";
import type { OutcomeChanges } from "@/lib/outcomes/pairs";
import { type RankCorrelation, rankCorrelation } from "@/lib/outcomes/rank-correlation";
import { niceBound } from "./nice-bound";

/** A partner's two changes. */
export interface ChangePoint {
  partner: string;
  /** In percentage points. */
  completion: number;
  /** In the index's own unit. */
  value: number;
  /** Where it lies in the drawing, in percent from the left and from above. */
  place: { x: number; y: number };
  /** Whether it has room for its code. */
  named: boolean;
}

/** So many points may carry their codes, where no other one is so near, in percent. */
const NAMED = 12;
const NEAR = { x: 8, y: 8 };

interface Prepared {
  /** From left to right, as they are read. */
  points: ChangePoint[];
  /** Both axes reach as far below zero as above. */
  reach: { completion: number; value: number };
  /** Null with too few pairs, and where one side does not vary. */
  correlation: RankCorrelation | null;
  /** Whether there are fewer pairs than a correlation is said of. */
  tooFew: boolean;
}

/** Places the changes and says how far their orders agree. */
export function prepareOutcomeChanges({ pairs }: Pick<OutcomeChanges, "pairs">): Prepared {
  const changes = pairs.map(({ partner, completion, value }) => ({
    partner,
    // Without the dust of binary fractions, so that equal changes are ties.
    completion: rounded(100 * (completion.to - completion.from)),
    value: rounded(value.to - value.from),
  }));
  const most = (of: "completion" | "value") => Math.max(0, ...changes.map((change) => Math.abs(change[of])));
  const reach = { completion: niceBound(most("completion")), value: niceBound(most("value")) };
  const share = (change: number, end: number) => (50 * change) / end;
  const tooFew = changes.length < MIN_PAIRS;
  const placed = changes.map((change) => ({
    ...change,
    place: {
      x: 50 + share(change.completion, reach.completion),
      y: 50 - share(change.value, reach.value),
    },
  }));
  const isNear = (one: { x: number; y: number }, other: { x: number; y: number }) =>
    Math.abs(one.x - other.x) < NEAR.x && Math.abs(one.y - other.y) < NEAR.y;
  return {
    points: placed
      .map((point) => ({
        ...point,
        named:
          placed.length <= NAMED &&
          placed.every((other) => other === point || !isNear(other.place, point.place)),
      }))
      .toSorted((a, b) => a.completion - b.completion || a.value - b.value),
    reach,
    correlation: tooFew
      ? null
      : rankCorrelation(changes.map(({ completion, value }) => ({ x: completion, y: value }))),
    tooFew,
  };
}

const rounded = (value: number) => Number(value.toFixed(9));
