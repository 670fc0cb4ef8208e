import type { TakeLines } from "@/lib/exports/csv-stream";
import { withinSeconds } from "@/lib/patience";

/**
 * Hands lines on, but gives up on a reader who stands still for so many seconds: what produces the lines ends, and gives back
 * what it holds.
 */
export function withPatience(take: TakeLines, seconds: number): TakeLines {
  return (lines) => withinSeconds(take(lines), seconds, "a reader stood still");
}
