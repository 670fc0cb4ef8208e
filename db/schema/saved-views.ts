import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { VIEW_ADDRESS_LIMIT, VIEW_NAME_LIMIT } from "@/lib/saved-views/constants";
import { moment } from "./columns";
import { people } from "./people";

/** An address of this site under a name: a page with its filters. It opens what its reader may see, whoever saved it. */
export const savedViews = pgTable(
  "saved_views",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    ownerId: uuid("owner_id")
      .notNull()
      .references(() => people.id),
    name: text("name").notNull(),
    address: text("address").notNull(),
    /** With all who read every partner. */
    shared: boolean("shared").notNull().default(false),
    createdAt: moment("created_at").notNull().defaultNow(),
    version: integer("version").notNull().default(1),
    /** Minted with the form, so that a second click applies once. */
    requestKey: uuid("request_key").unique("saved_views_request_applies_once"),
  },
  (table) => [
    uniqueIndex("saved_views_name_is_unique").on(table.ownerId, sql`lower(${table.name})`),
    check(
      "saved_views_have_a_name",
      sql`btrim(${table.name}) <> '' and char_length(${table.name}) <= ${sql.raw(String(VIEW_NAME_LIMIT))}`,
    ),
    // Said again without the names of the pages, which come and go: a path of this site, and nothing that leaves it.
    check(
      "saved_views_stay_on_this_site",
      sql`${table.address} ~ '^/([a-zA-Z-]+(/[a-zA-Z-]+)?)?([?][^#[:cntrl:]\\\\]*)?$' and char_length(${table.address}) <= ${sql.raw(String(VIEW_ADDRESS_LIMIT))}`,
    ),
    index("saved_views_shared")
      .on(table.id)
      .where(sql`${table.shared}`),
  ],
);

/** The view that somebody begins with. */
export const startViews = pgTable(
  "start_views",
  {
    personId: uuid("person_id")
      .primaryKey()
      .references(() => people.id),
    viewId: bigint("view_id", { mode: "number" })
      .notNull()
      .references(() => savedViews.id, { onDelete: "cascade" }),
  },
  (table) => [index("start_views_view").on(table.viewId)],
);
