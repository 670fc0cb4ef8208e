import { type HighestMarking, MARKING_LEVELS, type MarkingLevel } from "@/lib/markings/constants";
import { MARKING_PATTERNS } from "@/lib/markings/patterns";

const FINDING = MARKING_PATTERNS.map(({ level, pattern }) => ({ level, pattern: new RegExp(pattern, "m") }));

/** Without one of these there is no marking: most texts are asked no more than that. */
const PERHAPS = /SECRET|CONFIDENTI|RESTR[EI]|\((?:[NE]|CTS|TS|[RCS][-/])/;

/**
 * The highest marking that a text carries above `unclassified`; null when it carries none. A marking is in capitals, and alone in its
 * line, at its beginning before a sign that parts, or before a portion as its mark: `NATO RESTRICTED`, `SECRET: …`, `(NR) …`. A
 * sentence about the secretary or about NATO SECRET clearances carries none.
 */
export function markingOf(text: string): Exclude<MarkingLevel, "unclassified"> | null {
  if (!PERHAPS.test(text)) return null;
  return FINDING.find(({ pattern }) => pattern.test(text))?.level ?? null;
}

const rank = (level: MarkingLevel) => MARKING_LEVELS.indexOf(level);

/** Whether a text carries a marking above what may be held. */
export function isMarkedAbove(text: string, highest: HighestMarking): boolean {
  const found = markingOf(text);
  return found !== null && rank(found) > rank(highest);
}

/** What is said of such a text: a message key. */
export const markedAbove = (highest: HighestMarking) => `marking.above.${highest}` as const;
