/** How much one form may have typed into it and still be kept, in bytes: every field at its own limit fits. */
export const UNFINISHED_LIMIT = 65_536;
