import { expect, test } from "vitest";
import { asInstallation } from "@/db/testing/acting";
import { newPerson } from "@/db/testing/factories";
import { newSchedule } from "@/db/testing/schedules";
import { readDatabaseEnv, readOwnerEnv } from "@/lib/env";
import { countUnreadNotices } from "@/lib/notices/queries";
import { startMailbox } from "@/scripts/testing/mailbox";
import { runScript, script } from "@/scripts/testing/shell";

// `npm run reports:send` as a scheduler calls it, against this file's own database.
function start(settings: Record<string, string>, ...args: string[]) {
  const { DATABASE_URL } = readDatabaseEnv();
  const { DATABASE_OWNER_URL } = readOwnerEnv();
  const site = {
    SMTP_URL: "",
    MAIL_FROM: "tracker@example.org",
    NEXTAUTH_URL: "https://tracker.example.org",
  };
  return runScript(
    "scripts/reports-send.ts",
    { DATABASE_URL, DATABASE_OWNER_URL, ...site, ...settings },
    ...args,
  );
}

const MONDAY = "2026-11-23T07:00:00Z";

test("without a mail server nothing is sent, and nothing that is due is used up", async () => {
  const owner = await newPerson("manager");
  await newSchedule(owner, { nextAt: MONDAY });
  const { code, stdout, stderr } = await start({}).ended;
  expect([code, stdout, stderr]).toEqual([0, "No report is sent, since SMTP_URL is not set.\n", ""]);

  const box = await startMailbox();
  const sent = await start({ SMTP_URL: box.url }, "--now", MONDAY).ended;
  await box.stop();
  expect([sent.code, sent.stdout, sent.stderr]).toEqual([0, "1 scheduled report due, 1 mail sent.\n", ""]);
  expect(await box.mailsTo(owner.email)).toHaveLength(1);
});

test("one that is killed while it hands a mail over sends nobody a second one, and its owner is told", async () => {
  const [owner, ...others] = [
    await newPerson("manager"),
    await newPerson("manager"),
    await newPerson("manager"),
  ];
  const readers = [owner, ...others];
  const id = await newSchedule(owner, { recipients: readers, nextAt: MONDAY });
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
  const killed = start({ SMTP_URL: box.url }, "--now", MONDAY);
  await stuck;
  process.kill(killed.pid, "SIGKILL");
  await killed.exited;

  const next = await start({ SMTP_URL: box.url }, "--now", "2026-11-23T07:01:00Z").ended;
  expect([next.code, next.stdout]).toEqual([0, "1 scheduled report due, 1 mail sent.\n"]);
  const mails = await Promise.all(readers.map(async ({ email }) => (await box.mailsTo(email)).length));
  await box.stop();
  expect(mails.toSorted((a, b) => a - b)).toEqual([0, 1, 1]);
  const unclear = await asInstallation(
    (tx) => tx`
      select d.reason from report_deliveries d join report_schedule_runs r on r.id = d.run_id
      where r.schedule_id = ${id} and d.state <> 'sent'`,
  );
  expect([...unclear]).toEqual([{ reason: "unclear" }]);
  expect(await countUnreadNotices(owner)).toBe(1);
});

test("a moment that is none ends it in one sentence, and --help explains without a database", async () => {
  const { code, stderr } = await start({}, "--now", "monday").ended;
  expect([code, stderr]).toEqual([1, "--now is no moment: write it as 2027-01-01T07:00:00Z.\n"]);
  const help = await script("scripts/reports-send.ts", {}, "--help");
  expect(help.code).toBe(0);
  expect(help.stdout).toMatch(/^npm run reports:send[^]*SMTP_URL/);
});
