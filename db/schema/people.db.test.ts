import type postgres from "postgres";
import { describe, expect, test } from "vitest";

import { asInstallation, asPerson, refusalOf, untilSomebodyWaits } from "@/db/testing/acting";
import { newPerson } from "@/db/testing/factories";
import type { Viewer } from "@/lib/auth/viewer";
import type { Role } from "@/lib/people/constants";

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
  for (const change of ["role = 'admin'", "deactivated_at = now()", "name = 'X'", "version = 2"]) {
    const attempt = asPerson(liaison, (tx) => tx.unsafe(`update people set ${change}`));
    expect(await refusalOf(attempt)).toBe("people_managed_by_admins");
  }
  for (const change of ["password_hash = ''", "email = 'a@b'", "is_demonstration = true", "id = id"]) {
    const attempt = asPerson(liaison, (tx) => tx.unsafe(`update people set ${change}`));
    expect(await refusalOf(attempt)).toMatch(/permission denied/);
  }
  const chosen = await asPerson(liaison, (tx) => tx`update people set language = 'fr' returning id`);
  expect(chosen).toEqual([{ id: liaison.personId }]);
  const [untouched] = await asInstallation(
    (tx) => tx`select language from people where id = ${other.personId}`,
  );
  expect(untouched).toEqual({ language: null });
  const admin = await newPerson("admin");
  const byAdmin = asPerson(
    admin,
    (tx) => tx`update people set language = 'fr', version = 2 where id = ${other.personId}`,
  );
  expect(await refusalOf(byAdmin)).toBe("people_choose_for_themselves");
});

describe("accounts are managed by administrators alone, whatever the code asks for:", () => {
  const ROLES_AND_NOBODY = ["analyst", "manager", "liaison", "admin", null] as const;
  const viewerOf = (role: Role | null) =>
    role === null ? null : newPerson(role, role === "analyst" || role === "liaison" ? ["GEO"] : []);

  test.each(ROLES_AND_NOBODY)("%s", async (role) => {
    const may = role === "admin";
    const viewer = await viewerOf(role);
    const subject = await newPerson("analyst", ["MDA"]);
    const id = subject.personId;
    const account = { email: `${crypto.randomUUID()}@example.org`, name: "New", role: "admin" };
    const tried = {
      invite: await refusalOf(asPerson(viewer, (tx) => tx`insert into people ${tx(account)}`)),
      change: (
        await asPerson(
          viewer,
          (tx) => tx`update people set name = 'Other', version = 2 where id = ${id} returning id`,
        )
      ).length,
      assign: await refusalOf(
        asPerson(viewer, (tx) => tx`insert into assignments (person_id, partner_iso3) values (${id}, 'GEO')`),
      ),
      takeAway: (
        await asPerson(
          viewer,
          (tx) => tx`delete from assignments where person_id = ${id} and partner_iso3 = 'MDA' returning 1`,
        )
      ).length,
      read: (await asPerson(viewer, (tx) => tx`select email from tracker.accounts() where id = ${id}`))
        .length,
      sessions: (
        await asPerson(viewer, async (tx) => {
          await tx`select tracker.open_session(${crypto.randomUUID()}, ${id}, null, null)`;
          return tx`select from tracker.open_sessions(${id})`;
        })
      ).length,
      end: await refusalOf(asPerson(viewer, (tx) => tx`select tracker.end_sessions(${id})`)),
      link: await refusalOf(
        asPerson(viewer, (tx) => tx`select tracker.make_link(${id}, ${crypto.randomUUID()})`),
      ),
    };
    const rowRefused = (table: string) => `new row violates row-level security policy for table "${table}"`;
    expect(tried).toEqual({
      invite: may ? null : rowRefused("people"),
      change: may ? 1 : 0,
      assign: may ? null : rowRefused("assignments"),
      takeAway: may ? 1 : 0,
      read: may ? 1 : 0,
      sessions: may ? 1 : 0,
      end: may ? null : "people_managed_by_admins",
      link: may ? null : "people_managed_by_admins",
    });
  });

  test("a closed account and a made-up one as little as nobody", async () => {
    const admin = await newPerson("admin");
    await asInstallation((tx) => tx`update people set deactivated_at = now() where id = ${admin.personId}`);
    for (const viewer of [admin, { ...admin, personId: crypto.randomUUID() }]) {
      expect(await asPerson(viewer, (tx) => tx`select from tracker.accounts()`)).toHaveLength(0);
      const ended = asPerson(viewer, (tx) => tx`select tracker.end_sessions(${admin.personId})`);
      expect(await refusalOf(ended)).toBe("people_managed_by_admins");
    }
  });

  test("what is announced as the installation is none", async () => {
    const manager = await newPerson("manager");
    const rows = await asPerson(manager, async (tx) => {
      await tx`select set_config('tracker.system', 'on', true)`;
      return tx`select from tracker.accounts()`;
    });
    expect(rows).toHaveLength(0);
  });

  test("an administrator adds an account as it begins, and changes it version by version", async () => {
    const admin = await newPerson("admin");
    const secret = asPerson(
      admin,
      (tx) =>
        tx`insert into people (email, name, role, password_hash) values ('x@example.org', 'X', 'admin', 'x')`,
    );
    expect(await refusalOf(secret)).toMatch(/permission denied/);
    const { personId } = await newPerson("manager");
    for (const change of [
      "password_hash = 'x'",
      "email = 'a@b'",
      "is_demonstration = true",
      "created_at = now()",
    ])
      expect(
        await refusalOf(
          asPerson(admin, (tx) =>
            tx.unsafe(`update people set ${change}, version = 2 where id = '${personId}'`),
          ),
        ),
      ).toMatch(/permission denied/);
    const jump = asPerson(
      admin,
      (tx) => tx`update people set role = 'analyst', version = 7 where id = ${personId}`,
    );
    expect(await refusalOf(jump)).toBe("people_version_counts");
  });

  test("links to accounts are not for the application to read or write", async () => {
    const admin = await newPerson("admin");
    for (const statement of [
      "select from account_links",
      "delete from account_links",
      "update account_links set ended_at = null",
    ])
      expect(await refusalOf(asPerson(admin, (tx) => tx.unsafe(statement)))).toMatch(/permission denied/);
  });
});

describe("there is always an administrator who can sign in", () => {
  const newAdmin = async () => {
    const admin = await newPerson("admin");
    await asInstallation((tx) => tx`update people set password_hash = 'x' where id = ${admin.personId}`);
    return admin;
  };
  /** Nobody else may administer in this file's database. */
  const closeOthers = (...kept: Viewer[]) =>
    asInstallation(
      (
        tx,
      ) => tx`update people set password_hash = null where role = 'admin' and id not in ${tx(kept.map(({ personId }) => personId))}
                 and exists (select from people o where o.id in ${tx(kept.map(({ personId }) => personId))} and o.password_hash is not null)`,
    );

  test.each([
    ["demoted", "role = 'manager'"],
    ["deactivated", "deactivated_at = now()"],
    ["left without a password", "password_hash = null"],
  ])("the last one cannot be %s, by the owner of the tables neither", async (_what, change) => {
    const last = await newAdmin();
    await closeOthers(last);
    const attempt = asInstallation((tx) =>
      tx.unsafe(`update people set ${change} where id = $1`, [last.personId]),
    );
    expect(await refusalOf(attempt)).toBe("people_keep_an_administrator");
    await newPerson("admin"); // Has no password, so could not take over.
    expect(
      await refusalOf(asInstallation((tx) => tx.unsafe(`update people set ${change} where role = 'admin'`))),
    ).toBe("people_keep_an_administrator");
  });

  test("two who demote each other at once do not both succeed", async () => {
    const [one, other] = [await newAdmin(), await newAdmin()];
    await closeOthers(one, other);
    const demote = (by: Viewer, whom: Viewer) => (tx: postgres.TransactionSql) =>
      tx`update people set role = 'manager', version = version + 1 where id = ${whom.personId} and ${by.personId} <> ''`;
    let second: Promise<string | null> = Promise.resolve(null);
    await asPerson(one, async (tx) => {
      await demote(one, other)(tx);
      second = refusalOf(asPerson(other, demote(other, one)));
      await untilSomebodyWaits();
    });
    expect(await second).toBe("people_keep_an_administrator");
    const left = await asInstallation(
      (tx) =>
        tx`select id from people where role = 'admin' and deactivated_at is null and password_hash is not null`,
    );
    expect([...left]).toEqual([{ id: one.personId }]);
  });
});
