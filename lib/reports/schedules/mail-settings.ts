import "server-only";
import { readMailEnv } from "@/lib/env";

/** Whether this installation has a mail server, without which nothing is sent. */
export function mailsReports(): boolean {
  return readMailEnv().SMTP_URL !== undefined;
}
