import { expect, test } from "vitest";

import { freePort } from "@/db/embedded/free-port";
import { asInstallation } from "@/db/testing/acting";
import { newMilestone, newNotice, newPerson } from "@/db/testing/factories";
import { readDatabaseEnv, readOwnerEnv } from "@/lib/env";
import { MAIL_PASSWORD, startMailbox } from "@/scripts/testing/mailbox";
import { runScript, script } from "@/scripts/testing/shell";

// `npm run daily` as a scheduler calls it, against this file's own database.
function start(settings: Record<string, string> = {}) {
  const { DATABASE_URL } = readDatabaseEnv();
  const { DATABASE_OWNER_URL } = readOwnerEnv();
  return runScript("scripts/daily.ts", {
    DATABASE_URL,
    DATABASE_OWNER_URL,
    SMTP_URL: "",
    MAIL_FROM: "",
    ...settings,
  });
}
const daily = (settings: Record<string, string> = {}) => start(settings).ended;

const SENDER = { MAIL_FROM: "tracker@example.org", NEXTAUTH_URL: "https://tracker.example.org" };

async function told() {
  const person = await newPerson("manager");
  await newNotice(person, await newMilestone());
  return person;
}

const forget = () => asInstallation((tx) => tx`delete from daily_work`);

test("without a mail server it does the rest, says so once, and the day is done", async () => {
  const first = await daily();
  expect(first.stdout).toMatch(
    /^Daily work of \d{4}-\d\d-\d\d: 0 new notices of due re-checks, 0 abandoned files removed, the forecasts of the quarter made, no mail sent, since SMTP_URL is not set\.\n$/,
  );
  const second = await daily();
  expect(second.stdout).toMatch(/^The daily work of \d{4}-\d\d-\d\d was done already\.\n$/);
  for (const { code, stderr } of [first, second]) expect([code, stderr]).toEqual([0, ""]);
});

test("while the mail server is down it fails in one sentence, and the next try mails what is left", async () => {
  // The day was finished without mails above; with a mail server there is more to do.
  const reader = await told();
  const port = await freePort();
  const down = await daily({ ...SENDER, SMTP_URL: `smtp://tracker:secret@localhost:${port}` });
  expect(down.code).toBe(1);
  expect(down.stdout).toMatch(/, 0 digests mailed\.\n$/);
  expect(down.stderr).toMatch(
    /^The daily work of .* is not finished: the mail server localhost:\d+ cannot be used \(ECONNREFUSED\); .*\.\n$/,
  );
  expect(down.stdout + down.stderr).not.toMatch(/secret|@example\.org/);

  const box = await startMailbox();
  const up = await daily({ ...SENDER, SMTP_URL: box.url });
  expect([up.code, up.stderr]).toEqual([0, ""]);
  expect(up.stdout).toMatch(/, 1 digest mailed\.\n$/);
  expect(up.stdout).not.toContain(reader.email);
  expect(up.stdout).not.toContain(MAIL_PASSWORD);
  expect(await box.mailsTo(reader.email)).toHaveLength(1);
  expect((await daily({ ...SENDER, SMTP_URL: box.url })).stdout).toMatch(/was done already/);
  await box.stop();
});

test("of two that are called at once one mails, and nobody gets two", async () => {
  await forget();
  const readers = [await told(), await told()];
  const box = await startMailbox();
  const both = await Promise.all([1, 2].map(() => daily({ ...SENDER, SMTP_URL: box.url })));
  await box.stop();
  expect(both.map(({ code }) => code)).toEqual([0, 0]);
  const said = both.map(({ stdout }) => stdout).join("");
  expect(said.match(/2 digests mailed|done already/g)).toHaveLength(2);
  for (const { email } of readers) expect(await box.mailsTo(email)).toHaveLength(1);
});

test("one that is killed while it mails leaves the rest to the next, which repeats nothing", async () => {
  await forget();
  const readers = [await told(), await told(), await told()];
  let taken = 0;
  let atTheSecond: () => void = () => undefined;
  const stuck = new Promise<void>((resolve) => (atTheSecond = resolve));
  const box = await startMailbox({
    onMailFrom: (_address, _session, done) => {
      taken += 1;
      if (taken === 2) atTheSecond();
      else done();
    },
  });
  const killed = start({ ...SENDER, SMTP_URL: box.url });
  await stuck;
  process.kill(killed.pid, "SIGKILL");
  await killed.exited;
  const next = await daily({ ...SENDER, SMTP_URL: box.url });
  expect([next.code, next.stderr]).toEqual([0, ""]);
  expect(next.stdout).toMatch(/, 2 digests mailed\.\n$/);
  await box.stop();
  for (const { email } of readers) expect(await box.mailsTo(email)).toHaveLength(1);
});

test("a wrong setting ends it in one sentence before anything is done", async () => {
  const { code, stdout, stderr } = await daily({ SMTP_URL: "smtp://tracker:secret@localhost:25" });
  expect([code, stdout]).toEqual([1, ""]);
  expect(stderr).toBe(
    "Correct the environment (see .env.example): MAIL_FROM must be set when SMTP_URL is.\n",
  );
});

test("--help explains without a database", async () => {
  const { code, stdout } = await script("scripts/daily.ts", {}, "--help");
  expect(code).toBe(0);
  expect(stdout).toMatch(/^npm run daily\n[^]*SMTP_URL/);
});
