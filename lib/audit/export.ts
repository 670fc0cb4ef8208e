import { sql } from "drizzle-orm";
import { z } from "zod";
import { asViewer } from "@/db/client";
import { eventsListed, milestoneOf, subjectOf, withItsMatter } from "@/lib/audit/event-query";
import type { AuditFilters } from "@/lib/audit/filters";
import { can } from "@/lib/auth/permissions";
import type { Viewer } from "@/lib/auth/viewer";
import { eachLine } from "@/lib/exports/each-line";
import type { ExportList } from "@/lib/exports/export-file";
import { type ExportField, field, marking } from "@/lib/exports/fields";

/** The columns of the export of the audit trail, in their order. docs/export.md says what each holds. */
export const AUDIT_FIELDS: readonly ExportField[] = [
  field.code("chain", sql`e.chain`),
  field.number("position", sql`e.position`),
  field.moment("at", sql`e.at`),
  field.text("person", sql`p.name`),
  field.code("action", sql`e.action`),
  field.code("entity", sql`e.entity`),
  field.text("entity_id", sql`e.entity_id`),
  field.text("milestone", milestoneOf),
  field.text("subject", subjectOf),
  field.text("changed", sql`array_to_string(e.changed, ' ')`),
  field.json("before", sql`e.before`),
  field.json("after", sql`e.after`),
  field.text("address", sql`e.address`),
  field.text("client", sql`e.client`),
  field.number("seal", sql`e.seal`),
  field.code("hash", sql`e.hash`),
  marking,
];

const counted = z.tuple([z.object({ total: z.number() })]);

/** All events that the page of the audit trail lists under the same filters, the newest first. Nobody but administrators gets any. */
export function auditExport(viewer: Viewer, filters: AuditFilters): ExportList {
  const events = can(viewer, "audit.read")
    ? eventsListed(filters)
    : sql`select e.* from audit_events e where false`;
  return {
    fields: AUDIT_FIELDS,
    count: () =>
      asViewer(viewer, async (tx) => {
        const rows = await tx.execute(sql`select count(*)::int as total from (${events}) e`);
        return counted.parse([...rows])[0].total;
      }),
    each: (line, take) =>
      asViewer(viewer, (tx) => eachLine(tx, withItsMatter(sql`${line.sql} as line`, events), take)),
  };
}
