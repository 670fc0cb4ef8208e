import type { Day } from "@/lib/periods/days";

/** The day it is now, in UTC: the same for every reader, and the one that the database counts with. */
export function today(): Day {
  return new Date().toISOString().slice(0, 10);
}
