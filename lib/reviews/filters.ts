import { z } from "zod";
import { AREAS, type Area } from "@/lib/areas/constants";
import { REVIEW_AGES, type ReviewAge } from "@/lib/reviews/constants";

/** What the queue of reviews shows: its query string, carried along from one review to the next. */
export interface ReviewFilters {
  /** ISO 3166-1 alpha-3. */
  partner: string | null;
  area: Area | null;
  /** The person who wrote it. */
  analyst: string | null;
  /** Waiting for more than so many days. */
  age: ReviewAge | null;
  page: number;
}

const NO_FILTERS: ReviewFilters = { partner: null, area: null, analyst: null, age: null, page: 1 };

const pageSchema = z.coerce.number().int().min(1).max(100_000).catch(1);
const personSchema = z.uuid().nullable().catch(null);

/** Reads filters from a query string. What it does not understand it leaves out: an old link still opens the queue. */
export function parseReviewFilters(query: URLSearchParams): ReviewFilters {
  const partner = query.get("partner") ?? "";
  const age = query.get("age");
  return {
    partner: /^[A-Z]{3}$/.test(partner) ? partner : null,
    area: AREAS.find((area) => area === query.get("area")) ?? null,
    analyst: personSchema.parse(query.get("analyst")),
    age: REVIEW_AGES.find((days) => String(days) === age) ?? null,
    page: pageSchema.parse(query.get("page") ?? 1),
  };
}

/** The query string of some filters, without what is as by default: the other way round of reading one. */
export function reviewFiltersQuery(filters: Partial<ReviewFilters>): string {
  const { partner, area, analyst, age, page } = { ...NO_FILTERS, ...filters };
  const query = new URLSearchParams();
  if (partner !== null) query.set("partner", partner);
  if (area !== null) query.set("area", area);
  if (analyst !== null) query.set("analyst", analyst);
  if (age !== null) query.set("age", String(age));
  if (page > 1) query.set("page", String(page));
  return query.toString();
}

/** Whether the queue is narrowed at all. */
export function isNarrowed(filters: ReviewFilters): boolean {
  return reviewFiltersQuery({ ...filters, page: 1 }) !== "";
}

/** The address of the queue with some filters, and what else it is to say. */
export function reviewsHref(
  filters: Partial<ReviewFilters>,
  also: Readonly<Record<string, string>> = {},
): string {
  return withQuery("/reviews", filters, also);
}

/** The address of one review, from which the queue with these filters goes on. */
export function reviewHref(
  assessmentId: number,
  filters: Partial<ReviewFilters>,
  also: Readonly<Record<string, string>> = {},
): string {
  return withQuery(`/reviews/${assessmentId}`, filters, also);
}

function withQuery(
  path: string,
  filters: Partial<ReviewFilters>,
  also: Readonly<Record<string, string>>,
): string {
  const query = new URLSearchParams(reviewFiltersQuery(filters));
  for (const [name, value] of Object.entries(also)) query.set(name, value);
  return query.size === 0 ? path : `${path}?${query}`;
}
