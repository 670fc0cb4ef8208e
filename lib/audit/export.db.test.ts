import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { asPerson } from "@/db/testing/acting";
import { newAssessment, newMilestone, newPerson } from "@/db/testing/factories";
import { exportedCsv, exportedJson } from "@/db/testing/read-exports";
import { AUDIT_FIELDS, auditExport } from "@/lib/audit/export";
import { type AuditFilters, parseAuditFilters } from "@/lib/audit/filters";
import { type AuditRow, listAuditEvents } from "@/lib/audit/queries";

const admin = await newPerson("admin");
const analyst = await newPerson("analyst", ["GEO"]);
const milestone = await newMilestone();
const ALL = parseAuditFilters(new URLSearchParams());

beforeAll(async () => {
  const assessment = await newAssessment(milestone, { state: "submitted" });
  const events = [
    [analyst, "GEO", "milestone.edit", "milestone", milestone.code],
    [analyst, "GEO", "assessment.submit", "assessment", String(assessment)],
    [admin, "installation", "person.role", "person", analyst.personId],
    [admin, "GEO.read", "evidence.read", "evidence", "5"],
  ] as const;
  // More than a page of them.
  for (let round = 0; round < 20; round++)
    for (const [who, chain, action, entity, id] of events)
      await asPerson(
        who,
        (tx) =>
          tx`select tracker.append_audit(${chain}, ${action}, ${entity}, ${id}, null, ${tx.json({ round, says: '=1 "and"' })})`,
      );
});

/** All pages that the trail has under these filters. */
async function onAllPages(filters: AuditFilters): Promise<AuditRow[]> {
  const { rows, next } = await listAuditEvents(admin, filters);
  return next === null ? rows : [...rows, ...(await onAllPages({ ...filters, after: next }))];
}

it("the events exported are those on all pages of the trail, in their order, whatever the filters", async () => {
  const filters = fc.record({
    person: fc.constantFrom(null, null, analyst.personId, admin.personId),
    what: fc.constantFrom(null, null, "milestone", "assessment.submit", "evidence", "person.role"),
    partner: fc.constantFrom(null, null, "GEO", "installation"),
    from: fc.constantFrom(null, null, "2026-01-01", "2999-01-01"),
    to: fc.constantFrom(null, null, "2999-12-31", "2020-01-01"),
    about: fc.constantFrom("", "", milestone.code.toLowerCase().slice(0, 5), "5"),
  });
  await fc.assert(
    fc.asyncProperty(filters, async (wish) => {
      const asked: AuditFilters = { ...ALL, ...wish };
      const pages = await onAllPages(asked);
      const list = auditExport(admin, asked);
      expect(await list.count()).toBe(pages.length);
      expect(
        (await exportedJson(list)).map((row) => [
          ...[row.chain, row.position, row.at, row.person, row.action, row.entity, row.entity_id],
          ...[row.milestone, row.subject, row.after, row.hash],
        ]),
      ).toEqual(
        pages.map((e) => [
          ...[e.chain, e.position, `${e.at.toISOString().slice(0, 19)}Z`, e.person, e.action, e.entity],
          ...[e.entityId, e.milestone, e.subject, e.after, e.hash],
        ]),
      );
    }),
    { numRuns: 40, seed: 6 },
  );
});

it("contents are JSON: an object in JSON Lines, its text in CSV", async () => {
  const asked = { ...ALL, what: "milestone.edit" } as const;
  const [json] = await exportedJson(auditExport(admin, asked));
  const [csv] = await exportedCsv(auditExport(admin, asked));
  expect(json?.["after"]).toEqual({ round: 19, says: '=1 "and"' });
  expect(JSON.parse(csv?.["after"] ?? "")).toEqual(json?.["after"]);
});

it("nobody but administrators gets any event", async () => {
  for (const role of ["manager", "analyst", "liaison"] as const) {
    const list = auditExport(await newPerson(role, ["GEO"]), ALL);
    expect([await list.count(), await exportedJson(list)]).toEqual([0, []]);
  }
});

it("the columns of the export of the trail are documented, in their order", () => {
  const text = readFileSync(new URL("../../docs/export.md", import.meta.url), "utf8");
  const section = text.split("\n## ").find((part) => part.startsWith("/api/export/audit"));
  const documented = [...(section ?? "").matchAll(/^\| `(\w+)`/gm)].map(([, column]) => column);
  expect(documented).toEqual(AUDIT_FIELDS.map((each) => each.name));
});
