import { expect, test } from "vitest";

import { asInstallation } from "@/db/testing/acting";
import { newPerson } from "@/db/testing/factories";
import { endSession, openSession, resolveSession } from "@/lib/people/sessions";

/** Moves the moments of everything that this person has open back in time. */
const setBack = (personId: string, signedInAgo: string, seenAgo: string) =>
  asInstallation(
    (
      tx,
    ) => tx`update sessions set created_at = now() - ${signedInAgo}::text::interval, last_seen_at = now() - ${seenAgo}::text::interval
               where person_id = ${personId}`,
  );

test("a session says who it belongs to, with role and partners as they are now", async () => {
  const analyst = await newPerson("analyst", ["GEO", "MDA"]);
  const token = await openSession(analyst.personId);
  expect(await resolveSession(token)).toEqual(analyst);
  await asInstallation(
    (tx) => tx`delete from assignments where person_id = ${analyst.personId} and partner_iso3 = 'MDA'`,
  );
  expect(await resolveSession(token)).toEqual({ ...analyst, partners: ["GEO"] });
});

test("a made-up token belongs to nobody, and the token itself is kept nowhere", async () => {
  const { personId } = await newPerson("admin");
  const token = await openSession(personId);
  const rows = await asInstallation(
    (tx) => tx<{ token_hash: string }[]>`select token_hash from sessions where person_id = ${personId}`,
  );
  expect(rows.map((row) => row.token_hash)).not.toContain(token);
  expect(await resolveSession(rows[0]?.token_hash ?? "")).toBeNull();
  expect(await resolveSession("made-up")).toBeNull();
});

test("a session ends twelve hours after signing in, however busy", async () => {
  const { personId } = await newPerson("manager");
  const token = await openSession(personId);
  await setBack(personId, "11 hours 59 minutes", "0");
  expect(await resolveSession(token)).toMatchObject({ personId });
  await setBack(personId, "12 hours 1 second", "0");
  expect(await resolveSession(token)).toBeNull();
});

test("a session ends one hour after the last request, and each request begins the hour anew", async () => {
  const { personId } = await newPerson("manager");
  const token = await openSession(personId);
  await setBack(personId, "3 hours", "59 minutes");
  expect(await resolveSession(token)).toMatchObject({ personId });
  const [seen] = await asInstallation(
    (tx) =>
      tx`select last_seen_at > now() - interval '10 seconds' as now from sessions where person_id = ${personId}`,
  );
  expect(seen).toEqual({ now: true });
  await setBack(personId, "3 hours", "1 hour 1 second");
  expect(await resolveSession(token)).toBeNull();
  expect(await resolveSession(token)).toBeNull();
});

test("reading a page twice within a minute writes nothing", async () => {
  const { personId } = await newPerson("manager");
  const token = await openSession(personId);
  await setBack(personId, "1 hour", "30 seconds");
  const row = () =>
    asInstallation((tx) => tx`select xmin::text, last_seen_at from sessions where person_id = ${personId}`);
  const before = await row();
  await resolveSession(token);
  expect(await row()).toEqual(before);
});

test("signing out ends this session and no other", async () => {
  const { personId } = await newPerson("manager");
  const [here, elsewhere] = [await openSession(personId), await openSession(personId)];
  await endSession(here);
  expect(await resolveSession(here)).toBeNull();
  expect(await resolveSession(elsewhere)).toMatchObject({ personId });
});

test.each([
  ["a deactivated account", "deactivated_at = now()"],
  ["a changed password", "password_hash = 'new'"],
  ["a changed role", "role = 'analyst'"],
])("%s ends every session of the person, on every device, and not those of others", async (_what, change) => {
  const [person, other] = [await newPerson("manager"), await newPerson("manager")];
  const tokens = [await openSession(person.personId), await openSession(person.personId)];
  const others = await openSession(other.personId);
  await asInstallation((tx) => tx.unsafe(`update people set ${change} where id = '${person.personId}'`));
  for (const token of tokens) expect(await resolveSession(token)).toBeNull();
  expect(await resolveSession(others)).toMatchObject({ personId: other.personId });
  await asInstallation(
    (tx) => tx`update people set deactivated_at = null, role = 'manager' where id = ${person.personId}`,
  );
  for (const token of tokens) expect(await resolveSession(token)).toBeNull();
});

test("a new name or language ends no session", async () => {
  const { personId } = await newPerson("manager");
  const token = await openSession(personId);
  await asInstallation(
    (tx) => tx`update people set name = 'Other', language = 'fr', role = role where id = ${personId}`,
  );
  expect(await resolveSession(token)).toMatchObject({ name: "Other", language: "fr" });
});
