import { and, desc, eq, lte, sql } from "drizzle-orm";
import { alias, QueryBuilder } from "drizzle-orm/pg-core";
import { assessments, people, periodEvents } from "@/db/schema";

/** Who wrote an assessment, and who decided it. */
export const authors = alias(people, "authors");
export const deciders = alias(people, "deciders");

/**
 * What had happened last to the quarter that an assessment is about when it was accepted. Nothing is accepted into a closed quarter,
 * so that this is a reopening, or there was none.
 */
export const lastEvent = new QueryBuilder()
  .select({ reason: periodEvents.reason })
  .from(periodEvents)
  .where(
    and(
      eq(periodEvents.quarterOn, sql`date_trunc('quarter', ${assessments.effectiveOn}::timestamp)::date`),
      lte(periodEvents.doneAt, assessments.acceptedAt),
    ),
  )
  .orderBy(desc(periodEvents.follows))
  .limit(1)
  .as("last_event");
