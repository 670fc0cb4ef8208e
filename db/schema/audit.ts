import { bigint, index, jsonb, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";
import { moment } from "./columns";
import { people } from "./people";

/** The head of each hash chain, apart from its events, so that a cut-off end shows. */
export const auditChains = pgTable("audit_chains", {
  /**
   * A partner's ISO code, or `installation` for what belongs to no partner; with `.read` behind it for what was read and taken away,
   * so that readers and writers do not wait for each other.
   */
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
    /** What the hash is made of: 1 before the trail kept where things came from, 2 since. */
    seal: smallint("seal").notNull().default(1),
    /** The address that the request came from; null where there was none, or it is not known. */
    address: text("address"),
    /** The kind of program that sent it, such as `Firefox 132 · Windows`; `shell` for a command of the installation. */
    client: text("client"),
  },
  (table) => [
    primaryKey({ name: "audit_events_pkey", columns: [table.chain, table.position] }),
    index("audit_events_entity").on(table.entity, table.entityId, table.action),
    index("audit_events_at").on(table.at),
    index("audit_events_chain").on(table.chain, table.at),
    index("audit_events_person").on(table.personId, table.at),
    index("audit_events_action").on(table.action, table.at),
    // Found by their beginning, whatever the database sorts by.
    index("audit_events_entity_id").on(table.entityId.op("text_pattern_ops")),
  ],
);
