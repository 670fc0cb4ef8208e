import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { asInstallation, asPerson, refusalOf, untilSomebodyWaits } from "@/db/testing/acting";
import { newDependency, type NewMilestone, newMilestone, newPerson } from "@/db/testing/factories";
import type { Viewer } from "@/lib/auth/viewer";
import { addDependency, removeDependency } from "@/lib/dependencies/commands";
import { listDependencies } from "@/lib/dependencies/queries";

const manager = await newPerson("manager");
const analyst = await newPerson("analyst", ["GEO"]);

const adding = (milestone: NewMilestone, { code }: Pick<NewMilestone, "code">) => ({
  milestoneCode: milestone.code,
  requestKey: randomUUID(),
  waitsFor: code,
});
const removing = (milestone: NewMilestone, dependencyId: number) => ({
  milestoneCode: milestone.code,
  requestKey: randomUUID(),
  dependencyId,
  version: 1,
});
const codesOf = async (viewer: Viewer, { id }: NewMilestone) => {
  const { waitsFor, waitedFor } = await listDependencies(viewer, id);
  return { waitsFor: waitsFor.map(({ code }) => code), waitedFor: waitedFor.map(({ code }) => code) };
};
const refused = (messageKey: string) => ({
  failure: { kind: "refused", messageKey: `dependency.${messageKey}`, field: "waitsFor" },
});

test("an analyst of the partner and a manager say what waits for what, and both sides show it to everybody", async () => {
  const [law, institution, practice] = [await newMilestone(), await newMilestone(), await newMilestone()];
  expect(await addDependency(analyst, adding(institution, law))).toEqual({
    ok: true,
    value: { code: institution.code },
  });
  expect(await addDependency(manager, adding(practice, institution))).toMatchObject({ ok: true });
  for (const viewer of [manager, await newPerson("liaison", ["GEO"]), await newPerson("admin")]) {
    expect(await codesOf(viewer, law)).toEqual({ waitsFor: [], waitedFor: [institution.code] });
    expect(await codesOf(viewer, institution)).toEqual({
      waitsFor: [law.code],
      waitedFor: [practice.code],
    });
  }
  expect(await codesOf(await newPerson("liaison", ["MDA"]), law)).toEqual({ waitsFor: [], waitedFor: [] });

  const [kept] = (await listDependencies(manager, institution.id)).waitsFor;
  const ending = removing(institution, kept?.id ?? 0);
  expect(await removeDependency(analyst, ending)).toMatchObject({ ok: true });
  expect(await codesOf(manager, institution)).toEqual({ waitsFor: [], waitedFor: [practice.code] });
  // Ended, it can be said again.
  expect(await addDependency(analyst, adding(institution, law))).toMatchObject({ ok: true });
});

test("what was added and ended is in the audit trail", async () => {
  const [milestone, other] = [await newMilestone(), await newMilestone()];
  await addDependency(analyst, adding(milestone, other));
  const [kept] = (await listDependencies(manager, milestone.id)).waitsFor;
  await removeDependency(manager, removing(milestone, kept?.id ?? 0));
  const events = await asInstallation(
    (tx) => tx`select action, person_id, before, after from audit_events
               where entity_id = ${milestone.code} order by position`,
  );
  const said = { waitsFor: other.code };
  expect(events).toEqual([
    { action: "dependency.add", person_id: analyst.personId, before: null, after: said },
    { action: "dependency.remove", person_id: manager.personId, before: said, after: null },
  ]);
});

test("nobody else says so, and another partner's milestone does not exist", async () => {
  const [milestone, other] = [await newMilestone(), await newMilestone()];
  const kept = await newDependency(milestone, other);
  const third = await newMilestone();
  for (const viewer of [
    await newPerson("analyst", ["MDA"]),
    await newPerson("liaison", ["GEO"]),
    await newPerson("admin"),
  ]) {
    const failure = { failure: { kind: "forbidden" } };
    expect(await addDependency(viewer, adding(milestone, third))).toMatchObject(failure);
    expect(await removeDependency(viewer, removing(milestone, kept))).toMatchObject(failure);
  }
  const foreign = await newPerson("liaison", ["MDA"]);
  expect(await addDependency(foreign, adding(milestone, third))).toMatchObject({
    failure: { kind: "not_found" },
  });
  expect(await removeDependency(manager, removing(third, kept))).toMatchObject({
    failure: { kind: "not_found" },
  });
  expect(await codesOf(manager, milestone)).toEqual({ waitsFor: [other.code], waitedFor: [] });
});

test("no milestone waits for itself, twice for one, for another partner's, or in a circle of any length", async () => {
  const chain = [];
  for (let index = 0; index < 4; index++) chain.push(await newMilestone());
  const [first, second, third, last] = chain;
  if (!first || !second || !third || !last) throw new Error("four were made");
  await newDependency(second, first);
  await newDependency(third, second);
  await newDependency(last, third);
  expect(await addDependency(manager, adding(first, first))).toMatchObject(refused("itself"));
  expect(await addDependency(manager, adding(second, first))).toMatchObject(refused("twice"));
  expect(await addDependency(manager, adding(first, second))).toMatchObject(refused("circle"));
  expect(await addDependency(manager, adding(first, last))).toMatchObject(refused("circle"));
  const foreign = await newMilestone({ partner: "MDA" });
  expect(await addDependency(manager, adding(first, foreign))).toMatchObject(refused("unknown"));
  expect(await addDependency(manager, adding(first, { code: "GEO-CIV-99999" }))).toMatchObject(
    refused("unknown"),
  );
  // The same way twice is no circle.
  expect(await addDependency(manager, adding(last, first))).toMatchObject({ ok: true });
});

test("a form sent twice is done once; what somebody else has ended is a conflict", async () => {
  const [milestone, other] = [await newMilestone(), await newMilestone()];
  const twice = adding(milestone, other);
  const added = await Promise.all([addDependency(analyst, twice), addDependency(analyst, twice)]);
  expect(added.every(({ ok }) => ok)).toBe(true);
  const [kept] = (await listDependencies(manager, milestone.id)).waitsFor;
  const ending = removing(milestone, kept?.id ?? 0);
  const ended = await Promise.all([removeDependency(analyst, ending), removeDependency(analyst, ending)]);
  expect(ended.every(({ ok }) => ok)).toBe(true);
  expect(await removeDependency(manager, removing(milestone, kept?.id ?? 0))).toMatchObject({
    failure: { kind: "conflict" },
  });
});

test("of two that would close a circle together, the second is refused", async () => {
  const [one, other] = [await newMilestone(), await newMilestone()];
  const held: Promise<unknown>[] = [];
  await asPerson(manager, async (tx) => {
    await tx`insert into milestone_dependencies (partner_iso3, milestone_id, waits_for_id) values ('GEO', ${one.id}, ${other.id})`;
    held.push(addDependency(analyst, adding(other, one)));
    await untilSomebodyWaits();
  });
  expect(await held[0]).toMatchObject(refused("circle"));
});

// With the product's code taken away.

test("plain SQL: only who plans writes, in the own name and for the partner of both; the rules hold for the installation too", async () => {
  const [milestone, other] = [await newMilestone(), await newMilestone()];
  const foreign = await newMilestone({ partner: "MDA" });
  const row = (waitsFor: NewMilestone, partner = "GEO") => ({
    partner_iso3: partner,
    milestone_id: milestone.id,
    waits_for_id: waitsFor.id,
    added_by: manager.personId,
    added_at: "2020-01-01",
  });
  const insert = (viewer: Viewer, waitsFor = other, partner = "GEO") =>
    refusalOf(asPerson(viewer, (tx) => tx`insert into milestone_dependencies ${tx(row(waitsFor, partner))}`));
  const elsewhere = await newPerson("analyst", ["MDA"]);
  for (const viewer of [elsewhere, await newPerson("liaison", ["GEO"]), await newPerson("admin")])
    expect(await insert(viewer)).toMatch(/row-level security/);
  expect(await insert(elsewhere, foreign, "MDA")).toBe("milestone_dependencies_milestone_fkey");
  expect(await insert(manager, foreign)).toBe("milestone_dependencies_of_one_partner");
  expect(await insert(manager, milestone)).toBe("milestone_dependencies_not_on_itself");
  expect(await insert(analyst)).toBeNull();
  expect(await insert(analyst)).toBe("milestone_dependencies_once");
  const [kept] = await asInstallation(
    (tx) => tx`select added_by, added_at > now() - interval '1 hour' as just_now from milestone_dependencies
               where milestone_id = ${milestone.id}`,
  );
  expect(kept).toEqual({ added_by: analyst.personId, just_now: true });
  expect(await refusalOf(newDependency(other, milestone))).toBe("milestone_dependencies_make_no_circle");
});

test("plain SQL: it is ended once and otherwise kept", async () => {
  const [milestone, other] = [await newMilestone(), await newMilestone()];
  const id = await newDependency(milestone, other);
  const end = `update milestone_dependencies set removed_at = now(), version = version + 1 where id = ${id}`;
  for (const [statement, rule] of [
    [`delete from milestone_dependencies where id = ${id}`, "milestone_dependencies_are_kept"],
    [`update milestone_dependencies set version = 2 where id = ${id}`, "milestone_dependencies_are_kept"],
    [
      `update milestone_dependencies set added_at = '2020-01-01', removed_at = now(), version = 2 where id = ${id}`,
      "milestone_dependencies_are_kept",
    ],
  ] as const)
    expect(await refusalOf(asInstallation((tx) => tx.unsafe(statement)))).toBe(rule);
  const elsewhere = await newPerson("analyst", ["MDA"]);
  const untouched = await asPerson(elsewhere, (tx) => tx.unsafe(`${end} returning id`));
  expect(untouched).toHaveLength(0);
  expect(await asPerson(analyst, (tx) => tx.unsafe(`${end} returning id`))).toHaveLength(1);
  expect(await refusalOf(asPerson(analyst, (tx) => tx.unsafe(end)))).toBe("milestone_dependencies_end_once");
});
