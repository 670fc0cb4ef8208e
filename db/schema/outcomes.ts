import { boolean, doublePrecision, pgTable, primaryKey, smallint, text } from "drizzle-orm/pg-core";
import { partners } from "./partners";

/** An independent index by country and year: never our own figure. */
export const outcomeIndicators = pgTable("outcome_indicators", {
  code: text("code").primaryKey(),
  name: text("name").notNull(),
  unit: text("unit").notNull(),
  scaleMin: doublePrecision("scale_min"),
  scaleMax: doublePrecision("scale_max"),
  higherIsBetter: boolean("higher_is_better").notNull(),
  source: text("source").notNull(),
  licence: text("licence").notNull(),
});

export const outcomeValues = pgTable(
  "outcome_values",
  {
    partnerIso3: text("partner_iso3")
      .notNull()
      .references(() => partners.iso3),
    indicatorCode: text("indicator_code")
      .notNull()
      .references(() => outcomeIndicators.code),
    year: smallint("year").notNull(),
    value: doublePrecision("value").notNull(),
  },
  (table) => [
    primaryKey({
      name: "outcome_values_pkey",
      columns: [table.partnerIso3, table.indicatorCode, table.year],
    }),
  ],
);
