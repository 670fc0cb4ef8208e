/**
 * How much one form may have typed into it and still be kept, in bytes of JSON. A form with all twenty rows of evidence, every field at
 * its own limit and every letter one of three bytes has some 270,000; twice that leaves room for what is typed beyond a limit.
 */
export const UNFINISHED_LIMIT = 524_288;
