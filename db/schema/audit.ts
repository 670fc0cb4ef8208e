import { bigint, index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { moment } from "./columns";
import { people } from "./people";

/** The head of each hash chain, apart from its events, so that a cut-off end shows. */
export const auditChains = pgTable("audit_chains", {
  /** A partner's ISO code, or `installation` for what belongs to no partner. */
  chain: text("chain").primaryKey(),
  events: bigint("events", { mode: "number" }).notNull(),
  headHash: text("head_hash").notNull(),
});

/** Who did what, when, to what: one chain a partner, each event sealed with the hash of the one before. */
export const auditEvents = pgTable(
  "audit_events",
  {
    chain: text("chain").notNull(),
    position: bigint("position", { mode: "number" }).notNull(),
    at: moment("at").notNull(),
    /** Null for work of the installation itself (seeds, imports from the shell). */
    personId: uuid("person_id").references(() => people.id),
    action: text("action").notNull(),
    entity: text("entity").notNull(),
    entityId: text("entity_id").notNull(),
    before: jsonb("before"),
    after: jsonb("after"),
    changed: text("changed").array().notNull(),
    previousHash: text("previous_hash").notNull(),
    hash: text("hash").notNull(),
  },
  (table) => [
    primaryKey({ name: "audit_events_pkey", columns: [table.chain, table.position] }),
    index("audit_events_entity").on(table.entity, table.entityId),
    index("audit_events_at").on(table.at),
  ],
);
