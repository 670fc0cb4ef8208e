import type { DailyEnv } from "@/lib/env";
import { addressOf } from "@/lib/local-address";
import { openMailServer } from "@/lib/mail/mail-server";
import { type Sending, sendDueReports } from "@/lib/reports/schedules/deliver";

/** What a call came to: what was sent, that another process is sending, or that there is no mail server. */
export type Sent = Sending | "busy" | "no server";

/** Sends the scheduled reports that are due at a moment over the mail server of the settings. */
export async function sendReports(now: Date, settings: DailyEnv, signal?: AbortSignal): Promise<Sent> {
  const { SMTP_URL, MAIL_FROM: from } = settings;
  if (SMTP_URL === undefined || from === undefined) return "no server";
  const server = openMailServer(SMTP_URL);
  try {
    const siteUrl = settings.NEXTAUTH_URL ?? addressOf(settings);
    const to = { server, from, siteUrl, ...(signal && { signal }) };
    return (await sendDueReports(now, to)) ?? "busy";
  } finally {
    server.close();
  }
}
