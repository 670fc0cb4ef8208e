import type { Day } from "@/lib/periods/days";

import type { DailyReport } from "./work";

/** What was done, in a sentence. */
export function describeWork(day: Day, { rechecks, forecasts, files, delivery }: DailyReport): string {
  const parts = [
    counted(rechecks, "new notice of a due re-check", "new notices of due re-checks"),
    counted(files, "abandoned file removed", "abandoned files removed"),
  ];
  if (forecasts) parts.push("the forecasts of the quarter made");
  if (delivery === null) parts.push("no mail sent, since SMTP_URL is not set");
  else {
    const { sent, refused, deferred } = delivery;
    parts.push(counted(sent, "digest mailed", "digests mailed"));
    if (refused > 0)
      parts.push(`${counted(refused, "mail", "mails")} refused, to be tried again the next day`);
    if (deferred > 0) parts.push(`${counted(deferred, "mail", "mails")} to be offered again later`);
  }
  return `Daily work of ${day}: ${parts.join(", ")}.`;
}

/** Why something is left, in a sentence; null when nothing is. */
export function describeRest(day: Day, { finished, delivery }: DailyReport): string | null {
  if (finished) return null;
  const reason = delivery?.fault ?? "the mail server asks to be tried again later";
  return `The daily work of ${day} is not finished: ${reason}; the next try takes up what is left.`;
}

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
