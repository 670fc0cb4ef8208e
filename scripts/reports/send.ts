import { oneSendsReports } from "@/db/report-sending";
import type { DailyEnv } from "@/lib/env";
import { openMailServer } from "@/lib/mail/mail-server";
import { type Sending, sendDueReports } from "@/lib/reports/schedules/deliver";
import { addressOf } from "@/scripts/start/address";

/** What a call came to: what was sent, that another process is sending, or that there is no mail server. */
export type Sent = Sending | "busy" | "no server";

/** Sends the scheduled reports that are due at a moment over the mail server of the settings. */
export async function sendReports(now: Date, settings: DailyEnv): Promise<Sent> {
  const { SMTP_URL, MAIL_FROM: from } = settings;
  if (SMTP_URL === undefined || from === undefined) return "no server";
  const server = openMailServer(SMTP_URL);
  try {
    const siteUrl = settings.NEXTAUTH_URL ?? addressOf(settings);
    return (await oneSendsReports(() => sendDueReports(now, { server, from, siteUrl }))) ?? "busy";
  } finally {
    server.close();
  }
}

/** What was done, in a sentence without a name or an address. */
export function describeSent(sent: Sent): string {
  if (sent === "busy") return "Another process is sending reports.";
  if (sent === "no server") return "No report is sent, since SMTP_URL is not set.";
  const { runs, refused, failed, fault } = sent;
  const parts = [`${counted(runs, "scheduled report")} due`, `${counted(sent.sent, "mail")} sent`];
  if (refused > 0) parts.push(`${refused} refused`);
  if (failed > 0) parts.push(`${failed} failed`);
  return `${parts.join(", ")}${fault === null ? "" : `: ${fault}`}.`;
}

const counted = (count: number, thing: string) => `${count} ${thing}${count === 1 ? "" : "s"}`;
