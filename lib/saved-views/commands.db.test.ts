import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { asInstallation, asPerson, refusalOf } from "@/db/testing/acting";
import { newPerson } from "@/db/testing/factories";
import type { Viewer } from "@/lib/auth/viewer";
import { ROLES } from "@/lib/people/constants";
import { chooseStartView, deleteView, renameView, saveView, shareView } from "@/lib/saved-views/commands";
import { VIEWS_AT_MOST } from "@/lib/saved-views/constants";
import { getStartAddress, listViewsToOpen } from "@/lib/saved-views/queries";
import type { SaveViewInput } from "@/lib/saved-views/schemas";

let [manager, analyst, liaison]: Viewer[] = [];
const someone = (viewer: Viewer | undefined): Viewer => {
  if (viewer === undefined) throw new Error("nobody");
  return viewer;
};

beforeAll(async () => {
  manager = await newPerson("manager");
  analyst = await newPerson("analyst", ["GEO"]);
  liaison = await newPerson("liaison", ["GEO"]);
});

const wanted = (over: Partial<SaveViewInput> = {}): SaveViewInput => ({
  requestKey: randomUUID(),
  name: `Overdue ${randomUUID()}`,
  address: "/milestones?due=overdue",
  shared: "no",
  ...over,
});

/** A view as its owner has it. */
async function kept(owner: Viewer, over: Partial<SaveViewInput> = {}) {
  const outcome = await saveView(owner, wanted(over));
  if (!outcome.ok) throw new Error(outcome.failure.messageKey);
  const view = (await listViewsToOpen(owner)).find(({ id }) => id === outcome.value.id);
  if (view === undefined) throw new Error("a kept view is not listed");
  return view;
}
const opens = async (viewer: Viewer, id: number) =>
  (await listViewsToOpen(viewer)).some((view) => view.id === id);
const eventsOf = (entity: string, id: string) =>
  asInstallation(
    (tx) =>
      tx<
        { action: string }[]
      >`select action from audit_events where entity = ${entity} and entity_id = ${id} order by position`,
  ).then((rows) => rows.map(({ action }) => action));

test.each(ROLES)("whoever is %s keeps views of their own, which nobody else opens", async (role) => {
  const owner = await newPerson(role, role === "admin" || role === "manager" ? [] : ["GEO"]);
  const view = await kept(owner);
  expect(view).toMatchObject({
    address: "/milestones?due=overdue",
    shared: false,
    isOwn: true,
    isStart: false,
  });
  for (const other of [manager, analyst, liaison]) expect(await opens(someone(other), view.id)).toBe(false);
});

test("a second click keeps it once, and a name is taken once, however it is written", async () => {
  const owner = await newPerson("analyst", ["GEO"]);
  const input = wanted({ name: "My partners" });
  const first = await saveView(owner, input);
  expect(await saveView(owner, input)).toEqual(first);
  const taken = { failure: { kind: "refused", messageKey: "saved_view.name.taken", field: "name" } };
  expect(await saveView(owner, wanted({ name: "my PARTNERS" }))).toMatchObject(taken);
  const other = await kept(owner);
  expect(await renameView(owner, { id: other.id, version: 1, name: "My Partners" })).toMatchObject(taken);
  expect(await saveView(someone(manager), wanted({ name: "My partners" }))).toMatchObject({ ok: true });
});

test("a shared view is opened by everyone who reads all partners, and by no liaison", async () => {
  const view = await kept(someone(analyst), { shared: "yes" });
  expect(await opens(someone(manager), view.id)).toBe(true);
  expect(await opens(await newPerson("admin"), view.id)).toBe(true);
  expect(await opens(someone(liaison), view.id)).toBe(false);
  const [listed] = (await listViewsToOpen(someone(manager))).filter(({ id }) => id === view.id);
  expect(listed).toMatchObject({ isOwn: false, owner: analyst?.name });

  expect(await shareView(someone(analyst), { id: view.id, version: 1, shared: "no" })).toMatchObject({
    ok: true,
  });
  expect(await opens(someone(manager), view.id)).toBe(false);
});

test("a liaison shares none, neither when saving nor afterwards", async () => {
  const forbidden = { failure: { kind: "forbidden" } };
  expect(await saveView(someone(liaison), wanted({ shared: "yes" }))).toMatchObject(forbidden);
  const view = await kept(someone(liaison));
  expect(await shareView(someone(liaison), { id: view.id, version: 1, shared: "yes" })).toMatchObject(
    forbidden,
  );
});

test("a colleague's view is not changed by others, and one that is not shown does not exist", async () => {
  const shared = await kept(someone(analyst), { shared: "yes" });
  const own = await kept(someone(analyst));
  const attempts = (id: number) => [
    renameView(someone(manager), { id, version: 1, name: "Mine now" }),
    shareView(someone(manager), { id, version: 1, shared: "no" }),
    deleteView(someone(manager), { id, version: 1 }),
  ];
  for (const attempt of attempts(shared.id))
    expect(await attempt).toMatchObject({
      failure: { kind: "forbidden", messageKey: "saved_view.not_owner" },
    });
  for (const attempt of attempts(own.id))
    expect(await attempt).toMatchObject({ failure: { kind: "not_found" } });
});

test("who read an older version changes nothing", async () => {
  const owner = someone(manager);
  const view = await kept(owner);
  expect(await renameView(owner, { id: view.id, version: 1, name: `New ${randomUUID()}` })).toMatchObject({
    ok: true,
  });
  for (const attempt of [
    renameView(owner, { id: view.id, version: 1, name: "Older" }),
    shareView(owner, { id: view.id, version: 1, shared: "yes" }),
    deleteView(owner, { id: view.id, version: 1 }),
  ])
    expect(await attempt).toMatchObject({ failure: { kind: "conflict" } });
});

test("signing in leads to the view that was chosen, for as long as it may be opened", async () => {
  const reader = await newPerson("manager");
  expect(await getStartAddress(reader)).toBe("/");
  const view = await kept(someone(analyst), {
    shared: "yes",
    address: "/analysis/law-and-practice?partner=GEO",
  });
  expect(await chooseStartView(reader, { view: view.id })).toMatchObject({ ok: true });
  expect(await getStartAddress(reader)).toBe("/analysis/law-and-practice?partner=GEO");
  expect(await getStartAddress(someone(manager))).toBe("/");

  await shareView(someone(analyst), { id: view.id, version: 1, shared: "no" });
  expect(await getStartAddress(reader)).toBe("/");
  await shareView(someone(analyst), { id: view.id, version: 2, shared: "yes" });
  expect(await chooseStartView(reader, { view: null })).toMatchObject({ ok: true });
  expect(await getStartAddress(reader)).toBe("/");

  await chooseStartView(reader, { view: view.id });
  expect(await deleteView(someone(analyst), { id: view.id, version: 3 })).toMatchObject({ ok: true });
  expect(await getStartAddress(reader)).toBe("/");
});

test("nobody begins with a view that they may not open", async () => {
  const own = await kept(someone(analyst));
  const shared = await kept(someone(analyst), { shared: "yes" });
  const unknown = { failure: { kind: "not_found" } };
  expect(await chooseStartView(someone(manager), { view: own.id })).toMatchObject(unknown);
  expect(await chooseStartView(someone(liaison), { view: shared.id })).toMatchObject(unknown);
});

test("each change is on the trail, and what changes nothing is not", async () => {
  const owner = await newPerson("manager");
  const view = await kept(owner, { shared: "yes" });
  await renameView(owner, { id: view.id, version: 1, name: view.name });
  await renameView(owner, { id: view.id, version: 1, name: `New ${randomUUID()}` });
  await shareView(owner, { id: view.id, version: 2, shared: "no" });
  await shareView(owner, { id: view.id, version: 3, shared: "yes" });
  await chooseStartView(owner, { view: view.id });
  await chooseStartView(owner, { view: view.id });
  await deleteView(owner, { id: view.id, version: 4 });
  expect(await eventsOf("saved_view", String(view.id))).toEqual([
    ...[
      "saved_view.save",
      "saved_view.rename",
      "saved_view.unshare",
      "saved_view.share",
      "saved_view.delete",
    ],
  ]);
  expect(await eventsOf("person", owner.personId)).toEqual(["person.start_view"]);
});

test("there are only so many, so that a list of them stays one", async () => {
  const owner = await newPerson("admin");
  for (let count = 0; count < VIEWS_AT_MOST; count += 1) await kept(owner);
  expect(await saveView(owner, wanted())).toMatchObject({ failure: { messageKey: "saved_view.too_many" } });
}, 30_000);

test("the database alone: nobody saves for others, shares as a liaison, or reads or changes what is not theirs", async () => {
  const [own, shared] = [await kept(someone(analyst)), await kept(someone(analyst), { shared: "yes" })];
  const row = { owner_id: analyst?.personId ?? "", name: "Foisted", address: "/milestones", shared: false };
  await expect(asPerson(someone(manager), (tx) => tx`insert into saved_views ${tx(row)}`)).rejects.toThrow(
    /row-level security/,
  );
  const leak = { ...row, owner_id: liaison?.personId ?? "", shared: true };
  await expect(asPerson(someone(liaison), (tx) => tx`insert into saved_views ${tx(leak)}`)).rejects.toThrow(
    /row-level security/,
  );
  const seen = (viewer: Viewer | undefined) =>
    asPerson(
      someone(viewer),
      (tx) =>
        tx<{ id: string }[]>`select id from saved_views where id in (${own.id}, ${shared.id}) order by id`,
    ).then((rows) => rows.map(({ id }) => Number(id)));
  expect(await seen(manager)).toEqual([shared.id]);
  expect(await seen(liaison)).toEqual([]);
  const changed = await asPerson(someone(manager), async (tx) => [
    ...(await tx`update saved_views set name = 'Taken over' where id = ${shared.id} returning id`),
    ...(await tx`delete from saved_views where id = ${shared.id} returning id`),
  ]);
  expect(changed).toEqual([]);
  const start = { person_id: liaison?.personId ?? "", view_id: shared.id };
  await expect(asPerson(someone(liaison), (tx) => tx`insert into start_views ${tx(start)}`)).rejects.toThrow(
    /row-level security/,
  );
});

test.each([
  "//elsewhere.example",
  "https://elsewhere.example",
  "/milestones#x",
  "/\\elsewhere.example",
  "milestones",
  "/a/b/c",
])("the database keeps no address that could leave this site: %s", async (address) => {
  const row = { owner_id: manager?.personId ?? "", name: randomUUID(), address };
  const insert = asPerson(someone(manager), (tx) => tx`insert into saved_views ${tx(row)}`);
  expect(await refusalOf(insert)).toMatch(/saved_views_stay_on_this_site/);
});
