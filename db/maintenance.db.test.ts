import { createHash, randomUUID } from "node:crypto";

import { expect, test } from "vitest";

import { forgetOldSignIns, removeAbandonedUploads } from "@/db/maintenance";
import { asInstallation } from "@/db/testing/acting";
import { newPerson } from "@/db/testing/factories";

test("sittings of more than 30 days ago are forgotten, and no younger ones", async () => {
  const { personId } = await newPerson("analyst");
  await asInstallation(
    (tx) => tx`
      insert into sessions (token_hash, person_id, created_at, ended_at) values
        ('old', ${personId}, now() - interval '31 days', null),
        ('old and ended', ${personId}, now() - interval '32 days', now() - interval '31 days'),
        ('ended', ${personId}, now() - interval '29 days', now() - interval '28 days'),
        ('open', ${personId}, now(), null)`,
  );
  await forgetOldSignIns();
  const left = await asInstallation(
    (tx) => tx<{ token_hash: string }[]>`
      select token_hash from sessions where person_id = ${personId} order by created_at`,
  );
  expect(left.map((row) => row.token_hash)).toEqual(["ended", "open"]);
});

test("failed sign-ins are forgotten a day after they stopped to count", async () => {
  const person = randomUUID();
  await asInstallation(
    (tx) => tx`
      insert into sign_in_attempts (key, points, expire) values
        (${`${person} long ago`}, 3, now() - interval '25 hours'),
        (${`${person} yesterday`}, 3, now() - interval '23 hours'),
        (${`${person} counts`}, 3, now() + interval '10 minutes')`,
  );
  await forgetOldSignIns();
  const left = await asInstallation(
    (tx) => tx<{ key: string }[]>`
      select key from sign_in_attempts where starts_with(key, ${person}) order by expire`,
  );
  expect(left.map((row) => row.key)).toEqual([`${person} yesterday`, `${person} counts`]);
});

test("files that were sent two days ago and attached to nothing are removed and counted, and no younger ones", async () => {
  const { personId } = await newPerson("analyst", ["GEO"]);
  await asInstallation(async (tx) => {
    for (const [text, hours] of [
      ["old", 49],
      ["young", 47],
    ] as const) {
      const content = Buffer.from(text);
      const sha256 = createHash("sha256").update(content).digest("hex");
      await tx`insert into evidence_files ${tx({ sha256, size: content.length, media_type: "text/plain", content })}`;
      await tx`insert into evidence_uploads (sha256, file_name, person_id, uploaded_at)
        values (${sha256}, 'a.txt', ${personId}, now() - ${hours} * interval '1 hour')`;
    }
  });
  expect(await removeAbandonedUploads()).toBe(1);
  const left = await asInstallation(
    (tx) => tx<{ text: string }[]>`select convert_from(content, 'UTF8') as text from evidence_files`,
  );
  expect([...left]).toEqual([{ text: "young" }]);
});
