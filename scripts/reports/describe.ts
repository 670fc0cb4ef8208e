import type { Sent } from "@/lib/reports/schedules/send";

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
