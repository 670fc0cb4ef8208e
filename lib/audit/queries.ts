import { and, eq, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import { asViewer, type Transaction } from "@/db/client";
import { milestones, people } from "@/db/schema";
import { AUDIT_PAGE_SIZE, HISTORY_PAGE_SIZE } from "@/lib/audit/constants";
import {
  eventsPage,
  milestoneOf,
  newestFirst,
  subjectOf,
  textArray,
  withItsMatter,
} from "@/lib/audit/event-query";
import type { AuditFilters, Place } from "@/lib/audit/filters";
import { historyActions, personIdsIn } from "@/lib/audit/rules";
import { can } from "@/lib/auth/permissions";
import { visiblePartner } from "@/lib/auth/scope";
import type { Viewer } from "@/lib/auth/viewer";

const content = z.record(z.string(), z.unknown()).nullable();

const eventRow = z.object({
  chain: z.string(),
  position: z.coerce.number(),
  at: z.coerce.date(),
  person: z.string().nullable(),
  action: z.string(),
  entity: z.string(),
  entityId: z.string(),
  changed: z.array(z.string()),
  before: content,
  after: content,
});

const auditRow = eventRow.extend({
  hash: z.string(),
  seal: z.number(),
  address: z.string().nullable(),
  client: z.string().nullable(),
  /** The code of the milestone that it belongs to, as far as that can be told. */
  milestone: z.string().nullable(),
  /** The name of the person that it is about. */
  subject: z.string().nullable(),
});
export type AuditRow = z.infer<typeof auditRow>;

/**
 * One page of the audit trail, the newest first, with the place to go on from, and the names of the people whom the contents
 * mention. Nobody but administrators is shown anything.
 */
export async function listAuditEvents(viewer: Viewer, filters: AuditFilters) {
  const nothing = { rows: [], next: null, names: new Map<string, string>() };
  if (!can(viewer, "audit.read")) return nothing;
  return asViewer(viewer, async (tx) => {
    const start = filters.after === null ? null : await momentOf(tx, filters.after);
    if (filters.after !== null && start === null) return nothing;
    const found = await tx.execute(
      withItsMatter(
        sql`e.chain, e.position, e.at, p.name as person, e.action, e.entity, e.entity_id as "entityId", e.changed, e.before, e.after,
            e.hash, e.seal, e.address, e.client, ${subjectOf} as subject, ${milestoneOf} as milestone`,
        eventsPage(filters, start),
      ),
    );
    const rows = z.array(auditRow).parse([...found]);
    const shown = rows.slice(0, AUDIT_PAGE_SIZE);
    const last = shown.at(-1);
    return {
      rows: shown,
      next: rows.length > AUDIT_PAGE_SIZE && last !== undefined ? placeOf(last) : null,
      names: await readNames(tx, shown.flatMap(personIdsIn)),
    };
  });
}

const placeOf = ({ chain, position }: Place): Place => ({ chain, position });

/** To the microsecond, which a date of this language does not have. */
async function momentOf(tx: Transaction, { chain, position }: Place): Promise<string | null> {
  const [row] = await tx.execute(
    sql`select at::text from audit_events where chain = ${chain} and position = ${position}`,
  );
  return row === undefined ? null : z.string().parse(row["at"]);
}

async function readNames(tx: Transaction, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(inArray(people.id, [...new Set(ids)]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

const counted = z.object({ total: z.coerce.number() });

/**
 * One page of what happened to a milestone, the latest first, as far as the viewer may see what it happened to; null when there is no
 * such milestone for the viewer. The contents of the plan are part of it, and of nothing else.
 */
export function listMilestoneHistory(viewer: Viewer, code: string, page: number) {
  return asViewer(viewer, async (tx) => {
    const [milestone] = await tx
      .select({ id: milestones.id })
      .from(milestones)
      .where(and(visiblePartner(viewer, milestones.partnerIso3), eq(milestones.code, code)));
    if (milestone === undefined) return null;
    const found = await tx.execute(sql`
      select e.*, e.entity_id as "entityId", count(*) over () as total
      from tracker.milestone_history(${milestone.id}, ${textArray(historyActions(viewer.role))}) e
      order by ${newestFirst} limit ${HISTORY_PAGE_SIZE} offset ${(page - 1) * HISTORY_PAGE_SIZE}`);
    const rows = z.array(eventRow).parse([...found]);
    return { rows, total: found[0] === undefined ? 0 : counted.parse(found[0]).total };
  });
}
