import type { BandPoint } from "@/lib/forecast/band";
import { HORIZON_QUARTERS } from "@/lib/forecast/constants";
import type { Curve } from "@/lib/forecast/curve";
import type { ForecastModel } from "@/lib/forecast/fit";
import { dot, times } from "@/lib/forecast/linear-algebra";
import { firstDay, quarterNumber } from "@/lib/forecast/quarter-numbers";

/** An open milestone as completion counts it. */
export interface OpenShare {
  weight: number;
  /** Its start, and progress within 0..1: nothing before it was assessed. */
  start: number;
  progress: number;
  curve: Curve;
}

/** Milestones that are not open and count all the same: what they have is theirs. */
export interface SettledShare {
  weight: number;
  /** Their quarter of start, and weight times progress of all of them. */
  quarter: number;
  achieved: number;
}

/** The normal distribution is left to 10 % on either side this many standard deviations from its middle. */
const NORMAL_TAIL = 1.2816;

/**
 * The completion of a set at the end of each quarter, with the band that holds it with 80 %. A milestone that will be fulfilled later
 * goes such a part of the straight line from where it stands as those of the record have gone; one that is fulfilled beyond the horizon,
 * or never, stays where it stands. All of them move together by as much as the coefficients may be off (delta method) and as whole years
 * have turned out otherwise than foreseen.
 */
export function completionBand(
  model: ForecastModel,
  open: readonly OpenShare[],
  settled: readonly SettledShare[],
): BandPoint[] {
  const first = open[0]?.curve.quarter;
  if (first === undefined) return [];
  const begun = (quarter: number) => settled.filter((share) => share.quarter <= quarter);
  return completionMoments(model, open).map((sum, wait) => {
    const quarter = first + wait;
    const weight = begun(quarter).reduce((all, share) => all + share.weight, sum.weight);
    const held = begun(quarter).reduce((all, share) => all + share.achieved, 0);
    const reach = NORMAL_TAIL * Math.sqrt(sum.variance);
    const share = (achieved: number) => (weight === 0 ? 0 : (held + achieved) / weight);
    return {
      quarter,
      expected: share(sum.expected),
      // What stands is not taken back, and no more than all can be fulfilled.
      low: share(Math.max(sum.stands, sum.expected - reach)),
      high: share(Math.min(sum.weight, sum.expected + reach)),
    };
  });
}

/** What is to be known of the open milestones of a set at the end of a quarter, each by its weight. */
interface CompletionMoments {
  weight: number;
  /** Where they stand today, and where they are expected to stand. */
  stands: number;
  expected: number;
  /** How far those that are fulfilled later are on their straight lines. */
  line: number;
  /** How far what is expected may be off, all in all. */
  variance: number;
}

/** The same as it is added up, milestone by milestone. */
interface Sum extends CompletionMoments {
  /** How far all of them move with the odds of a whole year. */
  moody: number;
}

const H = HORIZON_QUARTERS;

/** The moments of the open milestones of a set by the end of each quarter. */
export function completionMoments(model: ForecastModel, open: readonly OpenShare[]): CompletionMoments[] {
  const { coefficients, covariance, yearVariance, pace } = model;
  const sums = Array.from({ length: H }, (): Sum => {
    return { weight: 0, stands: 0, expected: 0, line: 0, variance: 0, moody: 0 };
  });
  // How far all of them move with each coefficient, twelve quarters each: the many go through it in one row.
  const slopes = new Float64Array(coefficients.length * H);
  const known = new Map<number, Lines>();
  for (const share of open) {
    const from = beginOf(share);
    const lines = known.get(from) ?? linesFrom(from, pace.share);
    known.set(from, lines);
    addShare(sums, slopes, share, lines);
  }
  return sums.map(({ moody, ...sum }, wait) => {
    const slope = coefficients.map((_, term) => slopes[term * H + wait] ?? 0);
    const common = Math.max(0, dot(slope, times(covariance, slope)));
    const years = yearVariance * moody ** 2 + pace.variance * sum.weight ** 2;
    return { ...sum, variance: sum.variance + common + years };
  });
}

/** Where its line begins, in quarters from the beginning of the running one: today, or at its start. */
function beginOf({ start, curve: { quarter, day } }: OpenShare): number {
  const begins = quarterNumber(start) - quarter;
  return begins > 0 ? begins : (day - firstDay(quarter)) / (firstDay(quarter + 1) - firstDay(quarter));
}

/**
 * Which part of the way to its target a milestone has gone at the end of one quarter when it is fulfilled in another one, in rows of the
 * first: how much more than if it were fulfilled a quarter later, the same of the squares, and how far it is on its straight line.
 */
interface Lines {
  first: number;
  gone: Float64Array;
  squared: Float64Array;
  line: Float64Array;
}

function linesFrom(from: number, pace: number): Lines {
  const [gone, squared, line] = [new Float64Array(H * H), new Float64Array(H * H), new Float64Array(H * H)];
  const first = Math.floor(from);
  for (let wait = first; wait < H; wait++) {
    const lineTo = (fulfilled: number) => (fulfilled >= H ? 0 : (wait + 1 - from) / (fulfilled + 1 - from));
    const reached = (fulfilled: number) => (fulfilled <= wait ? 1 : pace * lineTo(fulfilled));
    for (let quarter = wait; quarter < H; quarter++) {
      const at = wait * H + quarter;
      gone[at] = reached(quarter) - reached(quarter + 1);
      squared[at] = reached(quarter) ** 2 - reached(quarter + 1) ** 2;
      line[at] = quarter > wait ? lineTo(quarter) : 0;
    }
  }
  return { first, gone, squared, line };
}

function addShare(
  sums: readonly Sum[],
  slopes: Float64Array,
  { weight, progress, curve }: OpenShare,
  { first, gone, squared, line }: Lines,
): void {
  const { probabilities, hazards, terms } = curve;
  const way = weight * (1 - progress);
  const [mean, square, moves] = [new Float64Array(H), new Float64Array(H), new Float64Array(H)];
  // From the last quarter to the first: a hazard moves the probabilities of its own quarter and of all that follow.
  for (let quarter = H - 1; quarter >= 0; quarter--) {
    const probability = probabilities[quarter] ?? 0;
    const own = probability - (probabilities[quarter - 1] ?? 0);
    for (let wait = first; wait <= quarter; wait++) {
      const at = wait * H + quarter;
      const sum = sums[wait];
      if (sum === undefined) continue;
      const more = gone[at] ?? 0;
      mean[wait] = (mean[wait] ?? 0) + probability * more;
      square[wait] = (square[wait] ?? 0) + probability * (squared[at] ?? 0);
      moves[wait] = (moves[wait] ?? 0) + way * (1 - probability) * more;
      sum.moody += way * probability * (1 - probability) * more;
      sum.line += way * own * (line[at] ?? 0);
    }
    const hazard = hazards[quarter] ?? 0;
    for (const term of terms[quarter] ?? [])
      for (let wait = first; wait < H; wait++)
        slopes[term * H + wait] = (slopes[term * H + wait] ?? 0) + hazard * (moves[wait] ?? 0);
  }
  for (let wait = first; wait < H; wait++) {
    const sum = sums[wait];
    const gained = mean[wait] ?? 0;
    if (sum === undefined) continue;
    sum.weight += weight;
    sum.stands += weight * progress;
    sum.expected += weight * progress + way * gained;
    sum.variance += way ** 2 * Math.max(0, (square[wait] ?? 0) - gained ** 2);
  }
}
