/** How many waiting assessments a page of the queue shows, and so how many can be accepted at once. */
export const REVIEWS_PAGE_SIZE = 50;

/** The ages, in days, that the queue can be narrowed to: waiting for longer than so many. */
export const REVIEW_AGES = [3, 7, 14, 30] as const;
export type ReviewAge = (typeof REVIEW_AGES)[number];

/** What makes a waiting assessment one to be looked at by itself, in the order in which a reader is told. */
export const REVIEW_MARKS = [
  "fulfilled",
  "reversed",
  "verdict",
  "delivery",
  "fallen",
  "leap",
  "unmeasured",
  "no_evidence",
  "disputed",
  "revised",
  "first",
  "backdated",
  "another_waits",
] as const;
export type ReviewMark = (typeof REVIEW_MARKS)[number];
