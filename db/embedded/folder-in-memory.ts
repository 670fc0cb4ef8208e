import { existsSync, statfsSync } from "node:fs";

/** Linux's folder that is kept in memory: what is written there, and read again soon, never waits for a disk. */
export const IN_MEMORY = "/dev/shm";
const ENOUGH_BYTES = 4 * 1024 ** 3;

/** Where memory is short, as in a container that was given little of it, a disk is the safer place. */
export function hasRoomInMemory(): boolean {
  if (!existsSync(IN_MEMORY)) return false;
  const { bavail, bsize } = statfsSync(IN_MEMORY);
  return bavail * bsize >= ENOUGH_BYTES;
}
