import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { COMMENT_MAX_STORED } from "@/lib/comments/constants";
import { moment } from "./columns";
import { milestones } from "./milestones";
import { people } from "./people";

/** What somebody said of a milestone, for everybody who may see it. A deleted one stays as a trace without its text. */
export const comments = pgTable(
  "comments",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    milestoneId: bigint("milestone_id", { mode: "number" }).notNull(),
    partnerIso3: text("partner_iso3").notNull(),
    authorId: uuid("author_id")
      .notNull()
      .references(() => people.id),
    /** A mention stands in it as `@{person's id}`, so that it shows the name that the person has now. Null once deleted. */
    text: text("text"),
    writtenAt: moment("written_at").notNull().defaultNow(),
    editedAt: moment("edited_at"),
    deletedAt: moment("deleted_at"),
    deletedBy: uuid("deleted_by").references(() => people.id),
    /** Why somebody else than the author deleted it. */
    deletionReason: text("deletion_reason"),
    version: integer("version").notNull().default(1),
    /** Minted with the form, so that a second click applies once. */
    requestKey: uuid("request_key"),
  },
  (table) => [
    foreignKey({
      name: "comments_milestone_fkey",
      columns: [table.milestoneId, table.partnerIso3],
      foreignColumns: [milestones.id, milestones.partnerIso3],
    }),
    unique("comments_request_applies_once").on(table.requestKey),
    check(
      "comments_text_fits",
      sql`btrim(${table.text}) <> '' and char_length(${table.text}) <= ${sql.raw(String(COMMENT_MAX_STORED))}`,
    ),
    check(
      "comments_deleted_keep_no_text",
      sql`(${table.text} is null) = (${table.deletedAt} is not null) and (${table.deletedAt} is null) = (${table.deletedBy} is null)`,
    ),
    check(
      "comments_of_others_deleted_with_a_reason",
      sql`(${table.deletedBy} is distinct from ${table.authorId} and ${table.deletedBy} is not null) = (btrim(coalesce(${table.deletionReason}, '')) <> '')`,
    ),
    index("comments_of_a_milestone").on(table.milestoneId, table.id),
    index("comments_partner").on(table.partnerIso3),
  ],
);

/** What an edited comment said before, by the version that said it. Written by the database, gone with the comment. */
export const commentEdits = pgTable(
  "comment_edits",
  {
    commentId: bigint("comment_id", { mode: "number" })
      .notNull()
      .references(() => comments.id),
    version: integer("version").notNull(),
    text: text("text").notNull(),
    writtenAt: moment("written_at").notNull(),
  },
  (table) => [primaryKey({ name: "comment_edits_pkey", columns: [table.commentId, table.version] })],
);

/** Whom a comment mentions. */
export const commentMentions = pgTable(
  "comment_mentions",
  {
    commentId: bigint("comment_id", { mode: "number" })
      .notNull()
      .references(() => comments.id),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
  },
  (table) => [primaryKey({ name: "comment_mentions_pkey", columns: [table.commentId, table.personId] })],
);
