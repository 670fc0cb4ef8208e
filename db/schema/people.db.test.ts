import { expect, test } from "vitest";

import { asInstallation, asPerson, refusalOf } from "@/db/testing/acting";
import { newPerson } from "@/db/testing/factories";

const assign = (personId: string, partner: string) =>
  asInstallation(
    (tx) => tx`insert into assignments (person_id, partner_iso3) values (${personId}, ${partner})`,
  );

test("a liaison speaks for one partner, whether the second partner or the role comes last", async () => {
  const liaison = await newPerson("liaison", ["GEO"]);
  expect(await refusalOf(assign(liaison.personId, "MDA"))).toBe("assignments_liaison_has_one_partner");
  const analyst = await newPerson("analyst", ["GEO", "MDA"]);
  const turned = asInstallation(
    (tx) => tx`update people set role = 'liaison' where id = ${analyst.personId}`,
  );
  expect(await refusalOf(turned)).toBe("assignments_liaison_has_one_partner");
});

test("two partners given to a liaison at once are not both kept", async () => {
  const liaison = await newPerson("liaison");
  const attempts = await Promise.all(
    ["GEO", "MDA"].map((partner) => refusalOf(assign(liaison.personId, partner))),
  );
  expect(attempts.filter((refusal) => refusal !== null)).toEqual(["assignments_liaison_has_one_partner"]);
});

test("one address is one account, however its letters are written", async () => {
  const { email } = await newPerson("analyst");
  const person = { email: email.toUpperCase(), name: "Second", role: "analyst" };
  expect(await refusalOf(asInstallation((tx) => tx`insert into people ${tx(person)}`))).toBe(
    "people_email_is_unique",
  );
});

test.each(["password_hash", "email", "created_at"])(
  "the column %s of people is not for the application to read",
  async (column) => {
    const admin = await newPerson("admin");
    const attempt = asPerson(admin, (tx) => tx`select ${tx(column)} from people`);
    expect(await refusalOf(attempt)).toMatch(/permission denied/);
  },
);

test("sessions are not for the application to read or write", async () => {
  const admin = await newPerson("admin");
  for (const statement of [
    "select * from sessions",
    "delete from sessions",
    "insert into sessions (token_hash) values ('x')",
  ])
    expect(await refusalOf(asPerson(admin, (tx) => tx.unsafe(statement)))).toMatch(/permission denied/);
});

test("nobody makes themselves more than they are, and the language of others is theirs", async () => {
  const [liaison, other] = [await newPerson("liaison", ["GEO"]), await newPerson("liaison", ["MDA"])];
  for (const change of [
    "role = 'admin'",
    "deactivated_at = null",
    "password_hash = ''",
    "email = 'a@b'",
    "name = 'X'",
  ]) {
    const attempt = asPerson(liaison, (tx) => tx.unsafe(`update people set ${change}`));
    expect(await refusalOf(attempt)).toMatch(/permission denied/);
  }
  const assigned = asPerson(liaison, (tx) => tx`insert into assignments values (${liaison.personId}, 'MDA')`);
  expect(await refusalOf(assigned)).toMatch(/permission denied/);
  const chosen = await asPerson(liaison, (tx) => tx`update people set language = 'fr' returning id`);
  expect(chosen).toEqual([{ id: liaison.personId }]);
  const [untouched] = await asInstallation(
    (tx) => tx`select language from people where id = ${other.personId}`,
  );
  expect(untouched).toEqual({ language: null });
});
