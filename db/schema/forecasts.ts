import { sql } from "drizzle-orm";
import { check, integer, jsonb, pgTable, primaryKey } from "drizzle-orm/pg-core";
import { day, moment } from "./columns";

/**
 * What the forecast had learned at the beginning of each quarter from what was known then, and how it did: coefficients and sums of the
 * whole portfolio, and nothing of a single milestone. Written by the installation alone.
 */
export const forecastModels = pgTable(
  "forecast_models",
  {
    /** The first day of the quarter; what came to be known on it or later was not used. */
    quarterOn: day("quarter_on").notNull(),
    ruleVersion: integer("rule_version").notNull(),
    madeAt: moment("made_at").notNull().defaultNow(),
    /** How many fulfilments there were to learn from. */
    fulfilments: integer("fulfilments").notNull(),
    /** Null where that was too little. */
    model: jsonb("model"),
    /** How its forecasts did within the year; null until that can be judged. */
    score: jsonb("score"),
  },
  (table) => [
    primaryKey({ name: "forecast_models_pkey", columns: [table.ruleVersion, table.quarterOn] }),
    check(
      "forecast_models_quarter_starts",
      sql`${table.quarterOn} = date_trunc('quarter', ${table.quarterOn}::timestamp)::date`,
    ),
    check("forecast_models_judged_by_its_model", sql`${table.score} is null or ${table.model} is not null`),
  ],
);
