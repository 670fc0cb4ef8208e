export const STANDINGS = ["active", "suspended", "withdrawn", "became_ally"] as const;
export type Standing = (typeof STANDINGS)[number];

export const PROGRAMMES = [
  "ipp",
  "ipcp",
  "ipap",
  "itpp",
  "anp",
  "map",
  "parp",
  "dcb",
  "deep",
  "bi",
  "occ",
  "eop",
  "trust_fund",
] as const;

export const REGIONS = [
  "baltic",
  "central_and_eastern_europe",
  "central_asia",
  "eastern_europe",
  "nordic",
  "south_caucasus",
  "western_balkans",
  "western_europe",
] as const;
export type Region = (typeof REGIONS)[number];

/** How precisely a date of the record is known; the day shown is the first of the period. */
export const DATE_PRECISIONS = ["year", "month", "day"] as const;
export type DatePrecision = (typeof DATE_PRECISIONS)[number];
