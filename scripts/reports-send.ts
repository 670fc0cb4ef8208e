import { readDailyEnv } from "@/lib/env";
import { sendReports } from "@/lib/reports/schedules/send";
import { SetupFault } from "@/lib/setup-fault";
import { runCommand } from "@/scripts/command";
import { withDatabase } from "@/scripts/database";
import { describeSent } from "@/scripts/reports/describe";

const HELP = `
npm run reports:send [-- --now 2027-01-01T07:00:00Z]

Sends the scheduled reports that are due by e-mail, and tries again what failed before. Whoever may no longer see a report gets nothing,
and whoever scheduled it is told. However often and on however many servers it is called, nobody is sent a report twice.

  --now MOMENT   what would be due at this moment, instead of now

The worker, which npm start runs, does the same by itself each minute. Ends with 0 when every mail that was due was taken or refused for good.

Settings: SMTP_URL and MAIL_FROM, without which nothing is sent; NEXTAUTH_URL, where the mails lead to.
docs/operations.md says more.
`;

await runCommand(HELP, { now: { type: "string" } }, async ({ values }) => {
  const settings = readDailyEnv();
  const now = values.now === undefined ? new Date() : new Date(values.now);
  if (Number.isNaN(now.getTime()))
    throw new SetupFault("--now is no moment: write it as 2027-01-01T07:00:00Z.");
  const sent = await withDatabase(() => sendReports(now, settings));
  process.stdout.write(`${describeSent(sent)}\n`);
  return typeof sent === "object" && (sent.fault !== null || sent.failed > 0) ? 1 : 0;
});
