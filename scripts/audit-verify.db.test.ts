import { beforeAll, expect, test } from "vitest";
import type postgres from "postgres";

import { asInstallation, asPerson } from "@/db/testing/acting";
import { newPerson } from "@/db/testing/factories";
import { script } from "@/scripts/testing/shell";

const CHAINS = ["ARM", "AZE", "GEO", "MDA", "UZB"] as const;

beforeAll(async () => {
  const manager = await newPerson("manager");
  for (const chain of CHAINS) {
    for (let title = 1; title <= 5; title += 1)
      await asPerson(
        manager,
        (tx) =>
          tx`select tracker.append_audit(${chain}, 'milestone.edit', 'milestone', 'x', null, ${tx.json({ title })})`,
      );
  }
});

const verify = () => {
  const { DATABASE_URL = "", DATABASE_OWNER_URL = "" } = process.env;
  return script("scripts/audit-verify.ts", { DATABASE_URL, DATABASE_OWNER_URL });
};

/** What the owner of the tables can do with them: the triggers that keep the trail are the owner's own. */
const asOwnerWithoutGuards = (work: (tx: postgres.TransactionSql) => Promise<unknown>) =>
  asInstallation(async (tx) => {
    await tx`alter table audit_events disable trigger user`;
    await work(tx);
    await tx`alter table audit_events enable trigger user`;
  });

test("npm run audit:verify says that an honest trail is whole", async () => {
  expect(await verify()).toEqual({ code: 0, stdout: "The audit trail is whole.\n", stderr: "" });
});

test("npm run audit:verify names the first broken link of each chain that the owner of the tables has changed", async () => {
  await asOwnerWithoutGuards(async (tx) => {
    await tx`update audit_events set after = '{"title": 99}' where chain = 'ARM' and position = 2`;
    await tx`delete from audit_events where chain = 'AZE' and position = 3`;
    await tx`
      insert into audit_events
      select chain, 6, at, person_id, action, entity, entity_id, before, after, changed, hash, 'made up', seal, address, client
      from audit_events where chain = 'GEO' and position = 5`;
    await tx`delete from audit_events where chain = 'MDA' and position > 3`;
  });
  expect(await verify()).toEqual({
    code: 1,
    stdout: "ARM 2: changed\nAZE 3: removed\nGEO 6: changed\nMDA 4: cut_off\n4 faults.\n",
    stderr: "",
  });
});
