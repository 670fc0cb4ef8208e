/** How many uploads one server takes at once: each holds a whole file in memory, some of the time several times. */
const MOST_AT_ONCE = 6;
const MOST_OF_ONE_PERSON = 3;

const taken: string[] = [];

/** Runs the work of one upload, or answers null when there are too many already. */
export async function withUploadSlot<Result>(
  personId: string,
  work: () => Promise<Result>,
): Promise<Result | null> {
  const own = taken.filter((person) => person === personId).length;
  if (taken.length >= MOST_AT_ONCE || own >= MOST_OF_ONE_PERSON) return null;
  taken.push(personId);
  try {
    return await work();
  } finally {
    taken.splice(taken.indexOf(personId), 1);
  }
}
