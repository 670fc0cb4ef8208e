/** The portfolio at the end of one quarter; completion is a share 0..1, null where nothing was ever assessed. */
export interface QuarterPoint {
  /** `2026 Q3` */
  quarter: string;
  endsOn: string;
  completion: number | null;
  milestones: number;
  assessed: number;
  /** Whether the quarter has not ended yet. */
  running: boolean;
}

export interface CompletionRow {
  quarter: string;
  /** Percent in a quarter that has ended; null leaves a gap. */
  closed: number | null;
  /** The dotted end: the running quarter, and the closed one that it continues. */
  running: number | null;
}

export type CompletionAnswer =
  | { kind: "none" }
  | { kind: "first"; quarter: string; completion: number }
  | {
      kind: "changed";
      quarter: string;
      completion: number;
      direction: "up" | "down" | "same";
      points: number;
    };

interface Prepared {
  rows: readonly CompletionRow[];
  /** The quarters that carry a year on the axis. */
  yearTicks: readonly string[];
  answer: CompletionAnswer;
}

/** Orders the quarters, parts the running one from the closed, and says what they show. */
export function prepareCompletionOverTime(points: readonly QuarterPoint[]): Prepared {
  const ordered = points.toSorted((a, b) => a.endsOn.localeCompare(b.endsOn));
  const rows = ordered.map((point, index) => {
    const continued = ordered[index + 1]?.running === true && !point.running;
    const percent = point.completion === null ? null : point.completion * 100;
    return {
      quarter: point.quarter,
      closed: point.running ? null : percent,
      running: point.running || continued ? percent : null,
    };
  });
  return {
    rows,
    yearTicks: ordered.map((point) => point.quarter).filter((quarter) => quarter.endsWith("Q1")),
    answer: answerOf(ordered),
  };
}

/** The last quarter that has a value, closed ones before the running one, against the same quarter a year before. */
function answerOf(ordered: readonly QuarterPoint[]): CompletionAnswer {
  const last = ordered.findLast((point) => !point.running && point.completion !== null) ?? ordered.at(-1);
  if (last === undefined || last.completion === null) return { kind: "none" };
  const { quarter, completion } = last;
  const before = ordered.find((point) => point.quarter === yearBefore(quarter))?.completion ?? null;
  if (before === null) return { kind: "first", quarter, completion };
  // Rounded before they are compared, so that the sentence agrees with the percentages it stands beside.
  const change = Math.round(completion * 100) - Math.round(before * 100);
  const direction = change === 0 ? "same" : change > 0 ? "up" : "down";
  return { kind: "changed", quarter, completion, direction, points: Math.abs(change) };
}

function yearBefore(quarter: string): string {
  return quarter.replace(/^\d+/, (year) => String(Number(year) - 1));
}
