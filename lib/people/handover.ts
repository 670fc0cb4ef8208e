import "server-only";
import { randomUUID } from "node:crypto";
import { readMailEnv, readServerEnv } from "@/lib/env";
import { getSettings } from "@/lib/installation/queries";
import { MailServerFault, openMailServer, RefusedMail } from "@/lib/mail/mail-server";
import type { MadeLink } from "@/lib/people/account-links";
import type { Account } from "@/lib/people/account-store";
import { composeInvitation } from "@/lib/people/invitation-mail";

/** How a link gets to its person: by mail, or shown to whoever made it, and why. */
export type HandedOver =
  | { how: "mailed" }
  | { how: "shown"; why: "no_mail_server" | "refused" | "failed"; url: string };

/**
 * Mails a link that was just made to its person; where that cannot be done, it is shown once to whoever made it. Accounts of the
 * demonstration have addresses that are nobody's. After the transaction: no row is held while the mail server takes its time.
 */
export async function handOver(account: Account, { token, kind, expiresAt }: MadeLink): Promise<HandedOver> {
  const { name, email, role, language, isDemonstration } = account;
  const url = new URL(`/invitation/${token}`, readServerEnv().NEXTAUTH_URL).toString();
  const { SMTP_URL, MAIL_FROM: from } = readMailEnv();
  if (SMTP_URL === undefined || from === undefined || isDemonstration)
    return { how: "shown", why: "no_mail_server", url };
  const { defaultLanguage, marking } = await getSettings();
  const server = openMailServer(SMTP_URL);
  try {
    await server.send({
      from,
      to: email,
      messageId: `<account.${randomUUID()}@${from.address.split("@").at(-1) ?? ""}>`,
      date: new Date(),
      ...composeInvitation({
        language: language ?? defaultLanguage,
        marking,
        kind,
        name,
        email,
        role,
        url,
        expiresAt,
      }),
    });
    return { how: "mailed" };
  } catch (error) {
    if (error instanceof RefusedMail) return { how: "shown", why: "refused", url };
    if (!(error instanceof MailServerFault)) throw error;
    // Names neither the address nor what opens the server; whoever runs the installation can put it right.
    process.stderr.write(`A link to an account was not mailed: ${error.message}.\n`);
    return { how: "shown", why: "failed", url };
  } finally {
    server.close();
  }
}
