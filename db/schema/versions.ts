import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  numeric,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { AREAS } from "@/lib/areas/constants";
import { BASES, NATURES } from "@/lib/milestones/constants";
import { STANDINGS } from "@/lib/partners/constants";
import { ROLES } from "@/lib/people/constants";
import { day, moment, quantity } from "./columns";
import { milestones } from "./milestones";
import { partners } from "./partners";
import { people } from "./people";

const NOTHING = sql`'{}'`;

// What was known, and from when until when: written by triggers beside the table that says what is known now, and by nothing else.

/**
 * The plan of a milestone as each of its versions had it, and the course that the milestone took: all that was accepted of it and said
 * of it by its partner until the version was replaced, in the order of the days that it is about. What held on a day by what was known
 * before a moment is then a place in this row, and a list of a past day needs no look into the history of each milestone.
 */
export const milestoneVersions = pgTable(
  "milestone_versions",
  {
    milestoneId: bigint("milestone_id", { mode: "number" })
      .notNull()
      .references(() => milestones.id),
    version: integer("version").notNull(),
    knownFrom: moment("known_from").notNull(),
    /** Null while it is the plan in force. */
    knownTo: moment("known_to"),
    code: text("code").notNull(),
    partnerIso3: text("partner_iso3").notNull(),
    areaCode: text("area_code", { enum: AREAS }).notNull(),
    templateCode: text("template_code"),
    title: text("title").notNull(),
    description: text("description").notNull(),
    nature: text("nature", { enum: NATURES }).notNull(),
    basis: text("basis", { enum: BASES }).notNull(),
    indicator: text("indicator").notNull(),
    unit: text("unit"),
    scaleId: bigint("scale_id", { mode: "number" }),
    baseline: quantity("baseline").notNull(),
    target: quantity("target").notNull(),
    startOn: day("start_on").notNull(),
    dueOn: day("due_on").notNull(),
    firstDueOn: day("first_due_on").notNull(),
    weight: numeric("weight", { precision: 9, scale: 3, mode: "number" }).notNull(),
    leadInstitution: text("lead_institution"),
    sourceUrl: text("source_url"),
    // A place for each accepted assessment.
    assessmentIds: bigint("assessment_ids", { mode: "number" }).array().notNull().default(NOTHING),
    effectiveOn: day("effective_on").array().notNull().default(NOTHING),
    acceptedAt: moment("accepted_at").array().notNull().default(NOTHING),
    /** Whether they were accepted in the order of the days that they are about, so that those known before a moment come first. */
    acceptedInOrder: boolean("accepted_in_order").notNull().default(true),
    measured: numeric("measured").array().notNull().default(NOTHING),
    /** By the plan of this version. */
    progress: numeric("progress").array().notNull().default(NOTHING),
    /** Places in tracker.deliveries() and tracker.verdicts(): of one width, and without their letters. */
    deliveries: smallint("deliveries").array().notNull().default(NOTHING),
    verdicts: smallint("verdicts").array().notNull().default(NOTHING),
    recheckOn: day("recheck_on").array().notNull().default(NOTHING),
    // A place for each word of the partner.
    saidFrom: day("said_from").array().notNull().default(NOTHING),
    saidAt: moment("said_at").array().notNull().default(NOTHING),
    saidInOrder: boolean("said_in_order").notNull().default(true),
    /** Places in tracker.commitments(). */
    commitments: smallint("commitments").array().notNull().default(NOTHING),
  },
  (table) => [
    primaryKey({ name: "milestone_versions_pkey", columns: [table.milestoneId, table.version] }),
    check("milestone_versions_known_forwards", sql`${table.knownTo} >= ${table.knownFrom}`),
    index("milestone_versions_in_order").on(
      table.partnerIso3,
      table.areaCode,
      sql`length(${table.code})`,
      table.code,
    ),
    index("milestone_versions_code").on(table.code),
    index("milestone_versions_due").on(table.dueOn, table.milestoneId),
    // All that counting them asks for.
    index("milestone_versions_known").on(table.knownFrom, table.knownTo, table.partnerIso3),
  ],
);

/** The names and roles that people have had. */
export const peopleVersions = pgTable(
  "people_versions",
  {
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    knownFrom: moment("known_from").notNull(),
    knownTo: moment("known_to"),
    name: text("name").notNull(),
    role: text("role", { enum: ROLES }).notNull(),
  },
  (table) => [
    primaryKey({ name: "people_versions_pkey", columns: [table.personId, table.knownFrom] }),
    check("people_versions_known_forwards", sql`${table.knownTo} >= ${table.knownFrom}`),
  ],
);

/** The spells of partners' standings as they were known. What an installation began with was known from ever. */
export const statusSpellVersions = pgTable(
  "status_spell_versions",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    partnerIso3: text("partner_iso3")
      .notNull()
      .references(() => partners.iso3),
    standing: text("standing", { enum: STANDINGS }).notNull(),
    fromOn: day("from_on").notNull(),
    toOn: day("to_on"),
    knownFrom: moment("known_from").notNull(),
    knownTo: moment("known_to"),
  },
  (table) => [
    index("status_spell_versions_partner").on(table.partnerIso3, table.fromOn),
    check("status_spell_versions_known_forwards", sql`${table.knownTo} >= ${table.knownFrom}`),
  ],
);
