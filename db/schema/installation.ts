import { sql } from "drizzle-orm";
import { boolean, check, integer, pgTable, text } from "drizzle-orm/pg-core";
import { HIGHEST_MARKINGS } from "@/lib/markings/constants";
import { LANGUAGES } from "@/lib/people/constants";
import { oneOf } from "./columns";

/** The one row that says what this installation is, and what it says about itself. */
export const installation = pgTable(
  "installation",
  {
    only: boolean("only").primaryKey().default(true),
    /** The figures are made up: every page and export says so. */
    demonstration: boolean("demonstration").notNull().default(false),
    /** Whose installation it is, beside the product's name. */
    name: text("name"),
    /** Whom to turn to. */
    contact: text("contact"),
    /** What everybody is told on every page, in one language or both. */
    noticeEn: text("notice_en"),
    noticeFr: text("notice_fr"),
    /** For whom neither the account nor the browser names a language of ours. */
    defaultLanguage: text("default_language", { enum: LANGUAGES }).notNull().default("en"),
    /** What stands on every page, sheet, picture and mail, in one wording for all languages. */
    marking: text("marking"),
    /** What is marked above this is refused wherever it is entered. */
    highestMarking: text("highest_marking", { enum: HIGHEST_MARKINGS }).notNull().default("unclassified"),
    version: integer("version").notNull().default(1),
  },
  (table) => [
    check("installation_is_one", sql`${table.only}`),
    check("installation_language_is_known", oneOf(table.defaultLanguage, LANGUAGES)),
    check("installation_marking_fits", sql`char_length(${table.marking}) between 1 and 120`),
    check("installation_highest_marking_is_known", oneOf(table.highestMarking, HIGHEST_MARKINGS)),
    check(
      "installation_texts_fit",
      sql`char_length(${table.name}) <= 60 and char_length(${table.contact}) <= 200 and char_length(${table.noticeEn}) <= 500 and char_length(${table.noticeFr}) <= 500`,
    ),
  ],
);
