import { readDatabaseEnv } from "@/lib/env";

let taken = 0;

/**
 * Takes one of the places for exports that hold a connection as long as their reader reads: half as many as there are
 * connections, so that pages always find one. Answers how to leave it, or null when all are taken.
 */
export function takeExportPlace(): (() => void) | null {
  if (taken >= Math.floor(readDatabaseEnv().DATABASE_POOL_SIZE / 2)) return null;
  taken++;
  let left = false;
  return () => {
    if (!left) taken--;
    left = true;
  };
}
