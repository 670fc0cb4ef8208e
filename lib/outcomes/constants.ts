/** How many years after completion an index may be looked at. */
export const LAGS = [0, 1, 2, 3, 4, 5] as const;
export type Lag = (typeof LAGS)[number];

/** The index that is shown unless another one is chosen. */
export const FIRST_INDICATOR = "TI_CPI";

/** Below so many pairs no correlation is said: its interval would hold almost everything. */
export const MIN_PAIRS = 10;

/** Where an index goes on by another method under another code: values on the two sides are never joined. */
export const METHOD_BREAKS: readonly { before: string; after: string; since: number }[] = [
  { before: "TI_CPI_PRE2012", after: "TI_CPI", since: 2012 },
];

/** The year with which a method of this index begins, or after which it ends; null where there is but one. */
export function methodBreakOf(indicator: string): number | null {
  const found = METHOD_BREAKS.find(({ before, after }) => before === indicator || after === indicator);
  return found?.since ?? null;
}
