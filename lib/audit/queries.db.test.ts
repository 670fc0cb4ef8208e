import { beforeAll, expect, test } from "vitest";

import { asInstallation, asPerson } from "@/db/testing/acting";
import {
  newAssessment,
  newComment,
  type NewMilestone,
  newMilestone,
  newPerson,
} from "@/db/testing/factories";
import { type AuditFilters, parseAuditFilters } from "@/lib/audit/filters";
import { listAuditEvents } from "@/lib/audit/queries";
import type { Viewer } from "@/lib/auth/viewer";

let admin: Viewer;
let analyst: Viewer;
let milestone: NewMilestone;

const ALL = parseAuditFilters(new URLSearchParams());
const list = (filters: Partial<AuditFilters> = {}) => listAuditEvents(admin, { ...ALL, ...filters });
const actionsOf = async (filters: Partial<AuditFilters>) =>
  (await list(filters)).rows.map(({ action, entityId }) => `${action} ${entityId}`);

/** An event as a command writes one. */
const write = (
  who: Viewer,
  chain: string,
  action: string,
  entity: string,
  entityId: string,
  after: object = { a: 1 },
) =>
  asPerson(
    who,
    (tx) =>
      tx`select tracker.append_audit(${chain}, ${action}, ${entity}, ${entityId}, null, ${tx.json({ ...after })})`,
  );

beforeAll(async () => {
  admin = await newPerson("admin");
  analyst = await newPerson("analyst", ["GEO"]);
  milestone = await newMilestone();
  const other = await newPerson("manager");
  const comment = await newComment(milestone, analyst);
  const assessment = await newAssessment(milestone, { state: "submitted" });
  await write(analyst, "GEO", "milestone.edit", "milestone", milestone.code);
  await write(analyst, "GEO", "assessment.submit", "assessment", String(assessment), {
    decidedBy: other.personId,
  });
  await write(other, "GEO.read", "evidence.read", "evidence", "5");
  await write(other, "MDA", "comment.write", "comment", String(comment));
  await write(admin, "installation", "person.role", "person", analyst.personId);
});

test("the newest come first, with who, what it is about and which milestone it belongs to", async () => {
  const { rows, next, names } = await list();
  expect(
    rows.slice(0, 5).map(({ action, person, milestone: code, subject }) => [action, person, code, subject]),
  ).toEqual([
    ["person.role", admin.name, null, analyst.name],
    ["comment.write", expect.stringMatching(/^manager/), milestone.code, null],
    ["evidence.read", expect.stringMatching(/^manager/), null, null],
    ["assessment.submit", analyst.name, milestone.code, null],
    ["milestone.edit", analyst.name, milestone.code, null],
  ]);
  expect(next).toBeNull();
  expect([...names.values()]).toEqual([expect.stringMatching(/^manager/)]);
});

test.each(["analyst", "manager", "liaison"] as const)("a %s is shown nothing", async (role) => {
  const viewer = await newPerson(role, role === "manager" ? [] : ["GEO"]);
  expect((await listAuditEvents(viewer, ALL)).rows).toEqual([]);
});

test("filters by who, what, partner and the beginning of what it is about, alone and together", async () => {
  expect(await actionsOf({ person: analyst.personId })).toHaveLength(2);
  expect(await actionsOf({ what: "person" })).toEqual([`person.role ${analyst.personId}`]);
  expect(await actionsOf({ what: "milestone.edit" })).toEqual([`milestone.edit ${milestone.code}`]);
  expect(await actionsOf({ partner: "GEO" })).toHaveLength(3);
  expect(await actionsOf({ partner: "GEO", what: "evidence" })).toEqual(["evidence.read 5"]);
  expect(await actionsOf({ partner: "MDA", person: analyst.personId })).toEqual([]);
  expect(await actionsOf({ about: milestone.code.slice(0, 5) })).toEqual([
    `milestone.edit ${milestone.code}`,
  ]);
  expect(await actionsOf({ about: milestone.code.toLowerCase() })).toEqual([
    `milestone.edit ${milestone.code}`,
  ]);
  expect(await actionsOf({ about: analyst.personId.toUpperCase() })).toHaveLength(1);
  expect(await actionsOf({ about: "%" })).toEqual([]);
});

test("a period has both its days whole", async () => {
  await asInstallation(async (tx) => {
    await tx`alter table audit_events disable trigger user`;
    for (const [position, at] of [
      [1, "2001-02-02T23:59:59.999999Z"],
      [2, "2001-02-03T00:00:00Z"],
      [3, "2001-02-04T23:59:59.999999Z"],
      [4, "2001-02-05T00:00:00Z"],
    ] as const)
      await tx`insert into audit_events (chain, position, at, action, entity, entity_id, changed, previous_hash, hash)
               values ('OLD', ${position}, ${at}, 'milestone.edit', 'milestone', ${`OLD-${position}`}, '{}', '', '')`;
    await tx`alter table audit_events enable trigger user`;
  });
  expect(await actionsOf({ from: "2001-02-03", to: "2001-02-04" })).toEqual([
    "milestone.edit OLD-3",
    "milestone.edit OLD-2",
  ]);
  expect(await actionsOf({ to: "2001-02-02" })).toEqual(["milestone.edit OLD-1"]);
});

test.each([{}, { what: "comment" }, { partner: "UZB" }, { partner: "UZB", what: "comment.write" }] as const)(
  "every event is on one page of those that %j shows, in order, also where many are of one moment",
  async (filters) => {
    await asPerson(analyst, async (tx) => {
      await tx`select tracker.append_audit(case n % 3 when 0 then 'UZB.read' else 'UZB' end, 'comment.write', 'comment',
                 'c' || n, null, '{"a": 1}') from generate_series(1, 130) n`;
    });
    await asInstallation(async (tx) => {
      await tx`alter table audit_events disable trigger user`;
      await tx`update audit_events set at = '2024-01-01T10:00:00.123456Z' where chain like 'UZB%' and position % 2 = 0`;
      await tx`alter table audit_events enable trigger user`;
    });
    const seen: string[] = [];
    const moments: number[] = [];
    let after: AuditFilters["after"] = null;
    do {
      const { rows, next }: Awaited<ReturnType<typeof list>> = await list({ ...filters, after });
      seen.push(...rows.map(({ chain, position }) => `${chain} ${position}`));
      moments.push(...rows.map(({ at }) => at.getTime()));
      after = next;
    } while (after !== null);
    const [count] = await asInstallation(
      (tx) => tx<{ events: number }[]>`
        select count(*)::int as events from audit_events
        where ${"what" in filters} = false or action = 'comment.write'`,
    );
    expect(new Set(seen).size).toBe(seen.length);
    expect(moments).toEqual(moments.toSorted((a, b) => b - a));
    if (!("partner" in filters)) expect(seen).toHaveLength(count?.events ?? 0);
    else expect(seen.length % 130).toBe(0);
  },
);

test("a place that is none leads nowhere", async () => {
  expect((await list({ after: { chain: "GEO", position: 999_999 } })).rows).toEqual([]);
});
