import { beforeEach, expect, test } from "vitest";

import { asInstallation, asPerson, refusalOf } from "@/db/testing/acting";
import { newPerson } from "@/db/testing/factories";
import type { Outcome } from "@/lib/errors";
import { changeSettings } from "@/lib/installation/commands";
import { getSettings, isDemonstration } from "@/lib/installation/queries";
import type { ChangeSettingsInput } from "@/lib/installation/schemas";

beforeEach(() => asInstallation((tx) => tx`delete from installation`));

const wish = (over: Partial<ChangeSettingsInput> = {}): ChangeSettingsInput => ({
  version: 0,
  name: "Reform Office",
  contact: "office@example.org",
  noticeEn: "Closed on Sunday",
  noticeFr: null,
  defaultLanguage: "fr",
  marking: null,
  highestMarking: "unclassified",
  ...over,
});
const failureOf = (outcome: Outcome<unknown>) => (outcome.ok ? null : outcome.failure.messageKey);
const events = () =>
  asInstallation(
    (tx) =>
      tx`select changed, before, after from audit_events where action = 'settings.change' order by position`,
  );

test("an installation that has said nothing has no name, no notice and English as its language", async () => {
  expect(await getSettings()).toEqual({
    name: null,
    contact: null,
    noticeEn: null,
    noticeFr: null,
    defaultLanguage: "en",
    marking: null,
    highestMarking: "unclassified",
    version: 0,
  });
});

test("what it says is kept over the version that was read, and on record with what it was", async () => {
  const admin = await newPerson("admin");
  expect(failureOf(await changeSettings(admin, wish()))).toBeNull();
  expect(await getSettings()).toEqual({ ...wish(), version: 1 });
  expect(failureOf(await changeSettings(admin, wish()))).toBe("conflict");
  expect(failureOf(await changeSettings(admin, wish({ version: 1, noticeEn: null })))).toBeNull();
  const seen = (await events()).slice(-2);
  expect(seen).toEqual([
    expect.objectContaining({ changed: ["contact", "defaultLanguage", "name", "noticeEn"] }),
    expect.objectContaining({
      changed: ["noticeEn"],
      after: expect.objectContaining({ noticeEn: null }) as unknown,
    }),
  ]);
});

test("of two who say the first thing at once one is told of the other", async () => {
  const [one, other] = [await newPerson("admin"), await newPerson("admin")];
  const outcomes = await Promise.all([
    changeSettings(one, wish()),
    changeSettings(other, wish({ name: "Other" })),
  ]);
  expect(new Set(outcomes.map(failureOf))).toEqual(new Set([null, "conflict"]));
});

test("what it says already is not written again", async () => {
  const admin = await newPerson("admin");
  await changeSettings(admin, wish());
  const before = (await events()).length;
  expect(failureOf(await changeSettings(admin, wish({ version: 1 })))).toBeNull();
  expect((await getSettings()).version).toBe(1);
  expect(await events()).toHaveLength(before);
});

test("that the figures are made up stays said", async () => {
  await asInstallation((tx) => tx`insert into installation (demonstration) values (true)`);
  const admin = await newPerson("admin");
  expect(failureOf(await changeSettings(admin, wish({ version: 1 })))).toBeNull();
  expect(await isDemonstration()).toBe(true);
  const unsaid = asPerson(admin, (tx) => tx`update installation set demonstration = false, version = 3`);
  expect(await refusalOf(unsaid)).toMatch(/permission denied/);
});

test.each(["analyst", "manager", "liaison"] as const)(
  "a %s changes no setting, whatever the code does",
  async (role) => {
    const viewer = await newPerson(role, role === "manager" ? [] : ["GEO"]);
    expect(failureOf(await changeSettings(viewer, wish()))).toBe("forbidden");
    const begun = asPerson(viewer, (tx) => tx`insert into installation (name, version) values ('X', 1)`);
    expect(await refusalOf(begun)).toMatch(/row-level security/);
    await asInstallation((tx) => tx`insert into installation (name) values ('Kept')`);
    const changed = await asPerson(
      viewer,
      (tx) => tx`update installation set name = 'X', version = 2 returning 1`,
    );
    expect(changed).toHaveLength(0);
    expect((await getSettings()).name).toBe("Kept");
  },
);
