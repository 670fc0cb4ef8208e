import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";

import { asInstallation, asPerson, refusalOf } from "@/db/testing/acting";
import { digestKeyOf, newPerson } from "@/db/testing/factories";
import type { Viewer } from "@/lib/auth/viewer";
import { chooseDigest } from "@/lib/people/commands";
import { digestKeySchema, getDigestOfKey, stopDigest } from "@/lib/people/digest-key";
import { getDigestChoice } from "@/lib/people/queries";

const stopsOf = (person: Viewer) =>
  asInstallation(async (tx) => {
    const rows = await tx`
      select from audit_events where action = 'person.digest_stop' and entity_id = ${person.personId}`;
    return rows.length;
  });

test("whoever holds the key stops the one digest, is told that it is stopped, and stops it once", async () => {
  const [person, other] = [await newPerson("manager"), await newPerson("manager")];
  const key = await digestKeyOf(person);
  expect(await getDigestOfKey(key)).toBe(true);
  expect([await stopDigest(key), await stopDigest(key)]).toEqual([true, true]);
  expect([await getDigestOfKey(key), await getDigestChoice(person)]).toEqual([false, false]);
  expect(await getDigestChoice(other)).toBe(true);
  expect(await stopsOf(person)).toBe(1);
});

test("its reader takes it up again, and the same link stops it again", async () => {
  const person = await newPerson("manager");
  const key = await digestKeyOf(person);
  await stopDigest(key);
  await chooseDigest(person, { digest: "on" });
  expect(await getDigestOfKey(key)).toBe(true);
  await stopDigest(key);
  expect(await getDigestOfKey(key)).toBe(false);
  expect(await stopsOf(person)).toBe(2);
});

test("a key that is nobody's stops nothing, and what is no key is none", async () => {
  const key = randomUUID();
  expect([await getDigestOfKey(key), await stopDigest(key)]).toEqual([null, false]);
  for (const text of ["", "1", "' or true --", undefined, [key, key], null])
    expect(digestKeySchema.parse(text)).toBeNull();
  expect(digestKeySchema.parse(key)).toBe(key);
});

test("nobody reads the key of somebody, the own one neither", async () => {
  const person = await newPerson("admin");
  const attempt = asPerson(person, (tx) => tx`select digest_key from people`);
  expect(await refusalOf(attempt)).toMatch(/permission denied/);
});
