/** How many notices one digest holds at most: the next one brings the rest, so that each is mailed once. */
export const DIGEST_SIZE = 100;
