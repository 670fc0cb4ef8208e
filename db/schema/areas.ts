import { check, pgTable, smallint, text, unique } from "drizzle-orm/pg-core";
import { AREAS, OBJECTIVES } from "@/lib/areas/constants";
import { oneOf } from "./columns";

/** The five core objectives of the Partnership for Peace. */
export const objectives = pgTable(
  "objectives",
  {
    code: text("code", { enum: OBJECTIVES }).primaryKey(),
    position: smallint("position").notNull(),
  },
  (table) => [
    check("objectives_code_is_known", oneOf(table.code, OBJECTIVES)),
    unique("objectives_position_is_unique").on(table.position),
  ],
);

export const reformAreas = pgTable(
  "reform_areas",
  {
    code: text("code", { enum: AREAS }).primaryKey(),
    objectiveCode: text("objective_code", { enum: OBJECTIVES })
      .notNull()
      .references(() => objectives.code),
    letters: text("letters").notNull(),
    position: smallint("position").notNull(),
  },
  (table) => [
    check("reform_areas_code_is_known", oneOf(table.code, AREAS)),
    unique("reform_areas_letters_are_unique").on(table.letters),
    unique("reform_areas_position_is_unique").on(table.position),
  ],
);
