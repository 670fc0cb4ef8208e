import type { PutBytes } from "@/lib/exports/file-stream";
import { withinSeconds } from "@/lib/patience";

/**
 * Hands bytes on, but gives up on a reader who stands still for so many seconds: what makes the file ends, and gives back what it
 * holds.
 */
export function withPatience(put: PutBytes, seconds: number): PutBytes {
  return (bytes) => withinSeconds(put(bytes), seconds, "a reader stood still");
}
