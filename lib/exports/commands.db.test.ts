import { expect, test } from "vitest";

import { asInstallation, asPerson, untilSomebodyWaits } from "@/db/testing/acting";
import { newPerson } from "@/db/testing/factories";
import { recordExport } from "@/lib/exports/commands";

const query = new URLSearchParams("partner=GEO&partner=MDA&q=r%C3%A9forme&x=%00");
const eventsOf = (personId: string) =>
  asInstallation(
    (tx) => tx`select chain, action, entity, entity_id, before, after, address, client from audit_events
               where person_id = ${personId} order by at`,
  );

test("an export is on record with who, what, narrowed down by what, and from where; each time anew", async () => {
  const manager = await newPerson("manager");
  const sent = { ...manager, sender: { address: "203.0.113.9", client: "Firefox 132 · Windows" } };
  for (const viewer of [sent, manager])
    expect(await recordExport(viewer, { file: "milestones", format: "xlsx", query })).toEqual({
      ok: true,
      value: null,
    });
  const event = {
    chain: "installation.read",
    action: "export.file",
    entity: "export",
    entity_id: "milestones",
    before: null,
    after: { format: "xlsx", query: "partner=GEO&partner=MDA&q=réforme&x=" },
  };
  expect([...(await eventsOf(manager.personId))]).toEqual([
    { ...event, address: "203.0.113.9", client: "Firefox 132 · Windows" },
    { ...event, address: null, client: null },
  ]);
});

test.each(["analyst", "liaison"] as const)("a %s exports nothing, and nothing is on record", async (role) => {
  const viewer = await newPerson(role, ["GEO"]);
  expect(await recordExport(viewer, { file: "milestones", format: "xlsx", query })).toMatchObject({
    ok: false,
    failure: { kind: "forbidden" },
  });
  expect(await eventsOf(viewer.personId)).toHaveLength(0);
});

test("who exports does not wait for a long change of the installation", async () => {
  const manager = await newPerson("manager");
  await asPerson(manager, async (tx) => {
    await tx`select tracker.append_audit('installation', 'settings.change', 'settings', 'x', null, '{"a": 1}')`;
    expect((await recordExport(manager, { file: "milestones", format: "xlsx", query })).ok).toBe(true);
  });
});

test("two exports at once stand one after the other on their chain", async () => {
  const manager = await newPerson("manager");
  let second: Promise<unknown> = Promise.resolve();
  await asPerson(manager, async (tx) => {
    await tx`select tracker.append_audit('installation.read', 'export.file', 'export', 'first', null, '{"a": 1}')`;
    second = recordExport(manager, { file: "second", format: "csv", query });
    await untilSomebodyWaits();
  });
  await second;
  expect([...(await eventsOf(manager.personId))]).toEqual([
    expect.objectContaining({ entity_id: "first" }),
    expect.objectContaining({ entity_id: "second" }),
  ]);
});
