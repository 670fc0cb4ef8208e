import { sql } from "drizzle-orm";
import { bigint, check, index, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { STANCES } from "@/lib/partner-views/constants";
import { assessments } from "./assessments";
import { moment, oneOf } from "./columns";
import { partners } from "./partners";
import { people } from "./people";

/** What a partner says of an accepted assessment. Only ever added to: the latest one of an assessment is the partner's view. */
export const partnerViews = pgTable(
  "partner_views",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    assessmentId: bigint("assessment_id", { mode: "number" })
      .notNull()
      .references(() => assessments.id),
    partnerIso3: text("partner_iso3")
      .notNull()
      .references(() => partners.iso3),
    stance: text("stance", { enum: STANCES }).notNull(),
    /** Empty where the stance says it all. */
    text: text("text").notNull(),
    authorId: uuid("author_id")
      .notNull()
      .references(() => people.id),
    recordedAt: moment("recorded_at").notNull().defaultNow(),
    /** Minted with the form, so that a second click applies once. */
    requestKey: uuid("request_key"),
  },
  (table) => [
    unique("partner_views_request_applies_once").on(table.requestKey),
    check("partner_views_stance_is_known", oneOf(table.stance, STANCES)),
    check(
      "partner_views_say_what_is_not_agreed",
      sql`${table.stance} not in ('agrees_in_part', 'disagrees') or btrim(${table.text}) <> ''`,
    ),
    // The latest view of an assessment is the first entry found: what a list or an export of any length asks for each row.
    index("partner_views_latest").on(table.assessmentId, table.id.desc()),
    index("partner_views_disagreements")
      .on(table.assessmentId)
      .where(sql`${table.stance} = 'disagrees'`),
    index("partner_views_partner").on(table.partnerIso3),
  ],
);
