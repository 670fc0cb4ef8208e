import type { TakeLines } from "@/lib/exports/csv-stream";

/**
 * Hands lines on, but gives up on a reader who stands still for so many seconds: what produces the lines ends, and gives back
 * what it holds.
 */
export function withPatience(take: TakeLines, seconds: number): TakeLines {
  return async (lines) => {
    let timer: NodeJS.Timeout | undefined;
    const lost = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`a reader stood still for ${seconds} s`)), seconds * 1000);
    });
    try {
      await Promise.race([take(lines), lost]);
    } finally {
      clearTimeout(timer);
    }
  };
}
