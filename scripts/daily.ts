import { readDailyEnv } from "@/lib/env";
import { runCommand } from "@/scripts/command";
import { dayOfWork } from "@/scripts/daily/day-of-work";
import { describeRest, describeWork } from "@/scripts/daily/report";
import { doDailyWork } from "@/scripts/daily/work";
import { withDatabase } from "@/scripts/database";

const HELP = `
npm run daily

Does the work of the day: tells who has to of re-checks that are due, mails everybody who wants it a digest of what they
have not read, makes the forecasts once a quarter, removes files that were sent and never attached, and forgets sign-ins of
long ago. The day begins at DIGEST_HOUR (5, in UTC). However often and on however many servers it is called, the work of a day is done once; what a
try could not do, such as mails while the mail server is down, the next one takes up.

npm start does the same by itself. Call this from a scheduler where no npm start runs, at DIGEST_HOUR or later, each hour
if you like. Ends with 0 when nothing of the day is left.

Settings: SMTP_URL and MAIL_FROM, without which no mail is sent; DIGEST_HOUR; NEXTAUTH_URL, where the mails lead to.
docs/operations.md says more.
`;

await runCommand(HELP, {}, async () => {
  const settings = readDailyEnv();
  const day = dayOfWork(new Date(), settings.DIGEST_HOUR);
  const report = await withDatabase(() => doDailyWork(day, settings));
  if (report === null) {
    process.stdout.write(`The daily work of ${day} was done already.\n`);
    return 0;
  }
  process.stdout.write(`${describeWork(day, report)}\n`);
  const rest = describeRest(day, report);
  if (rest === null) return 0;
  process.stderr.write(`${rest}\n`);
  return 1;
});
