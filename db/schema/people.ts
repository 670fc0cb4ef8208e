import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { LANGUAGES, LINK_KINDS, ROLES } from "@/lib/people/constants";
import { moment, oneOf } from "./columns";
import { partners } from "./partners";

export const people = pgTable(
  "people",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    email: text("email").notNull(),
    name: text("name").notNull(),
    role: text("role", { enum: ROLES }).notNull(),
    /** argon2id; null for somebody who cannot sign in. */
    passwordHash: text("password_hash"),
    language: text("language", { enum: LANGUAGES }),
    isDemonstration: boolean("is_demonstration").notNull().default(false),
    createdAt: moment("created_at").notNull().defaultNow(),
    deactivatedAt: moment("deactivated_at"),
    /** Whether a digest of their notices is mailed to them, and the key with which its link stops it. */
    digest: boolean("digest").notNull().default(true),
    digestKey: uuid("digest_key").notNull().defaultRandom(),
    /** Counts what is managed: name, role, partners, whether the account is open. What people choose for themselves leaves it. */
    version: integer("version").notNull().default(1),
    requestKey: uuid("request_key").unique("people_request_applies_once"),
  },
  (table) => [
    uniqueIndex("people_email_is_unique").on(sql`lower(${table.email})`),
    uniqueIndex("people_digest_key_is_unique").on(table.digestKey),
    check("people_role_is_known", oneOf(table.role, ROLES)),
    check("people_language_is_known", oneOf(table.language, LANGUAGES)),
    check("people_name_is_not_empty", sql`btrim(${table.name}) <> ''`),
    check("people_email_has_an_at", sql`${table.email} like '%_@_%'`),
  ],
);

/** The partners that an analyst writes for, or the one that a liaison speaks for. */
export const assignments = pgTable(
  "assignments",
  {
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    partnerIso3: text("partner_iso3")
      .notNull()
      .references(() => partners.iso3),
    assignedAt: moment("assigned_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: "assignments_pkey", columns: [table.personId, table.partnerIso3] }),
    index("assignments_partner").on(table.partnerIso3),
  ],
);

/** A sign-in on one device. Only the hash of its secret is kept, so that a copy of the table opens no door. */
export const sessions = pgTable(
  "sessions",
  {
    tokenHash: text("token_hash").primaryKey(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    createdAt: moment("created_at").notNull().defaultNow(),
    lastSeenAt: moment("last_seen_at").notNull().defaultNow(),
    endedAt: moment("ended_at"),
    /** Where it was opened: the address, and the kind of program. */
    address: text("address"),
    client: text("client"),
  },
  (table) => [index("sessions_person").on(table.personId)],
);

/**
 * A link with which somebody sets the password of their own account, once and within three days: the first one (`invitation`) or a
 * new one. Only the hash of its token is kept, so that a copy of the table opens no account.
 */
export const accountLinks = pgTable(
  "account_links",
  {
    tokenHash: text("token_hash").primaryKey(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    kind: text("kind", { enum: LINK_KINDS }).notNull(),
    madeBy: uuid("made_by").references(() => people.id),
    madeAt: moment("made_at").notNull().defaultNow(),
    expiresAt: moment("expires_at").notNull(),
    /** It was used, replaced by a newer one, or its account was closed or got its password otherwise. */
    endedAt: moment("ended_at"),
  },
  (table) => [
    check("account_links_kind_is_known", oneOf(table.kind, LINK_KINDS)),
    uniqueIndex("account_links_one_open")
      .on(table.personId)
      .where(sql`${table.endedAt} is null`),
  ],
);

/** Failed sign-ins by account and by address; the shape is the one that rate-limiter-flexible asks for. */
export const signInAttempts = pgTable("sign_in_attempts", {
  key: text("key").primaryKey(),
  points: integer("points").notNull(),
  expire: moment("expire"),
});
