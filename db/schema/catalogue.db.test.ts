import type postgres from "postgres";
import { beforeAll, describe, expect, test } from "vitest";

import { asInstallation, asPerson, refusalOf } from "@/db/testing/acting";
import { newPerson } from "@/db/testing/factories";
import type { Viewer } from "@/lib/auth/viewer";

// The product's code is not asked here: what the policies and rights of the database hold by themselves.

const closedAdmin = async () => {
  const admin = await newPerson("admin");
  await asInstallation((tx) => tx`update people set deactivated_at = now() where id = ${admin.personId}`);
  return admin;
};
const WRITERS: Readonly<Record<string, () => Promise<Viewer | null>>> = {
  nobody: () => Promise.resolve(null),
  "an analyst": () => newPerson("analyst", ["GEO"]),
  "a manager": () => newPerson("manager"),
  "a liaison": () => newPerson("liaison", ["GEO"]),
  "an administrator whose account is closed": closedAdmin,
  "an administrator": () => newPerson("admin"),
};

/** A copy of the first template that is counted, under another code. */
const template = (code: string) => (tx: postgres.TransactionSql) =>
  tx`
  insert into milestone_templates (code, area_code, title, description, nature, result_level, indicator, unit, baseline_low,
                                   baseline_high, target, means_of_verification, typical_months, related_framework, evidence_types)
  select ${code}, area_code, title, description, nature, result_level, indicator, unit, baseline_low, baseline_high, target,
         means_of_verification, typical_months, related_framework, evidence_types
  from milestone_templates where nature = 'target' order by code limit 1`;

/** Takes the attempt back whatever came of it, and answers how many rows it wrote, or the rule that refused it. */
async function triedBy(
  viewer: Viewer | null,
  attempt: (tx: postgres.TransactionSql) => Promise<{ count: number }>,
) {
  const enough = new Error("everything is taken back");
  let wrote = 0;
  const refusal = await refusalOf(
    asPerson(viewer, async (tx) => {
      wrote = (await attempt(tx)).count;
      throw enough;
    }),
  );
  return refusal === enough.message ? wrote : refusal;
}

const rowRefused = (table: string) => `new row violates row-level security policy for table "${table}"`;

beforeAll(() =>
  asInstallation((tx) => tx`insert into installation (name) values ('Kept') on conflict do nothing`),
);

describe("catalogue and settings are written by administrators alone, whatever the code asks for:", () => {
  test.each(Object.keys(WRITERS))("%s", async (who) => {
    const viewer = (await WRITERS[who]?.()) ?? null;
    const may = who === "an administrator";
    const tried = {
      addTemplate: await triedBy(viewer, template("CIV-90")),
      editTemplate: await triedBy(
        viewer,
        (tx) => tx`update milestone_templates set title = 'X', version = version + 1 where code = 'CIV-01'`,
      ),
      addScale: await triedBy(viewer, (tx) => tx`insert into scales (code, version) values ('mine', 1)`),
      addScaleWithStages: await triedBy(viewer, async (tx) => {
        const [scale] = await tx<
          { id: string }[]
        >`insert into scales (code, version) values ('mine', 1) returning id`;
        return tx`insert into scale_stages (scale_id, value, label_en, label_fr) values (${scale?.id ?? 0}, 0, 'No', 'Non')`;
      }),
      changeSettings: await triedBy(
        viewer,
        (tx) => tx`update installation set name = 'X', version = version + 1`,
      ),
    };
    expect(tried).toEqual({
      addTemplate: may ? 1 : rowRefused("milestone_templates"),
      editTemplate: may ? 1 : 0,
      addScale: may ? 1 : rowRefused("scales"),
      addScaleWithStages: may ? 1 : rowRefused("scales"),
      changeSettings: may ? 1 : 0,
    });
  });

  test.each(["milestone_templates", "scales", "scale_stages", "installation"])(
    "nobody removes a row of %s, an administrator neither",
    async (table) => {
      for (const newViewer of Object.values(WRITERS)) {
        const attempt = await triedBy(await newViewer(), (tx) => tx`delete from ${tx(table)}`);
        expect(attempt).toBe(`permission denied for table ${table}`);
      }
    },
  );

  test.each([
    ["scales", "code = 'x'"],
    ["scales", "version = 9"],
    ["scale_stages", "label_en = 'x'"],
    ["scale_stages", "value = 9"],
    ["milestone_templates", "code = 'CIV-91'"],
    ["milestone_templates", "area_code = 'rule_of_law'"],
    ["milestone_templates", "nature = 'target'"],
    ["milestone_templates", "is_own = false"],
    ["installation", "demonstration = false"],
  ])("an administrator does not change of %s that %s", async (table, change) => {
    const admin = await newPerson("admin");
    const attempt = await triedBy(admin, (tx) => tx.unsafe(`update ${table} set ${change}`));
    expect(attempt).toBe(`permission denied for table ${table}`);
  });
});

test("what an administrator adds is the installation's own, whatever the row says of itself", async () => {
  const admin = await newPerson("admin");
  await asPerson(admin, async (tx) => {
    await tx`insert into scales (code, version, is_own) values ('claimed', 1, false)`;
    await template("CIV-92")(tx);
  });
  const own = await asInstallation(
    (tx) => tx`select is_own from scales where code = 'claimed'
               union all select is_own from milestone_templates where code = 'CIV-92'`,
  );
  expect([...own]).toEqual([{ is_own: true }, { is_own: true }]);
});

test("what an installation says of itself is changed version by version", async () => {
  const admin = await newPerson("admin");
  for (const version of ["version", "version + 2"])
    expect(
      await triedBy(admin, (tx) => tx.unsafe(`update installation set name = 'X', version = ${version}`)),
    ).toBe("installation_version_counts");
});

test("templates go over to a version of the same scale only", async () => {
  const admin = await newPerson("admin");
  const [[from], [to]] = await asInstallation(async (tx) => [
    await tx<{ id: string }[]>`select id from scales where code = 'legislative'`,
    await tx<{ id: string }[]>`select id from scales where code = 'yes_no'`,
  ]);
  const refer = (tx: postgres.TransactionSql) =>
    tx`select tracker.refer_templates(${from?.id ?? 0}, ${to?.id ?? 0}, '{"0": 0, "5": 1}')`;
  expect(await triedBy(admin, refer)).toBe("catalogue_managed_by_admins");
});
