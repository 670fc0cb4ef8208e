import { sql } from "drizzle-orm";
import { z } from "zod";
import { asNobody, type Transaction } from "@/db/client";
import type { Sender } from "@/lib/auth/sender";
import { LINK_KINDS, type LinkKind, PASSWORD_MAX_LENGTH } from "@/lib/people/constants";
import { hashPassword, passwordFault } from "@/lib/people/password";
import { countAttempt } from "@/lib/people/sign-in-limits";
import { hashOfToken, isToken, newToken } from "@/lib/people/tokens";

// Whoever holds such a link may set the password of one account, once and within 72 hours. The database keeps the hash of its token;
// the token itself is in the link alone, which is mailed or shown once.

/** A link just made, the only time that its token is at hand. */
export interface MadeLink {
  token: string;
  kind: LinkKind;
  expiresAt: Date;
}

const made = z.tuple([z.object({ kind: z.enum(LINK_KINDS), expires_at: z.coerce.date() })]);

/** Makes a link for the account, in place of the one before. In the transaction of whoever manages accounts. */
export async function makeLink(tx: Transaction, personId: string): Promise<MadeLink> {
  const token = newToken();
  const rows = await tx.execute(
    sql`select kind, expires_at from tracker.make_link(${personId}::uuid, ${hashOfToken(token)})`,
  );
  const [{ kind, expires_at: expiresAt }] = made.parse([...rows]);
  return { token, kind, expiresAt };
}

const account = z.object({ kind: z.enum(LINK_KINDS), name: z.string(), email: z.string() });

/** Whose password the link sets; null for one that sets none, whatever the reason. */
export async function getAccountOfLink(token: string): Promise<z.infer<typeof account> | null> {
  if (!isToken(token)) return null;
  const [row] = await asNobody((db) =>
    db.execute(sql`select * from tracker.account_of_link(${hashOfToken(token)})`),
  );
  return row === undefined ? null : account.parse(row);
}

export type UsedLink =
  | { ok: true }
  /** The link sets no password: used, replaced, too old, or never made. */
  | { ok: false; reason: "gone" }
  | { ok: false; reason: "unfit"; messageKey: string }
  | { ok: false; reason: "limited"; waitSeconds: number };

const used = z.tuple([z.object({ used: z.boolean() })]);

/**
 * Sets the password of the link's account, by the rules for passwords. Attempts are counted by `address` before anything else is
 * done, since hashing costs; `sender` is what the trail keeps.
 */
export async function setPasswordByLink(
  { token, password }: { token: string; password: string },
  address: string,
  sender: Sender,
): Promise<UsedLink> {
  const waitSeconds = await asNobody((db) => countAttempt(db, "link", address));
  if (waitSeconds !== null) return { ok: false, reason: "limited", waitSeconds };
  if ((await getAccountOfLink(token)) === null) return { ok: false, reason: "gone" };
  const fault = password.length > PASSWORD_MAX_LENGTH ? "person.password.too_long" : passwordFault(password);
  if (fault !== null) return { ok: false, reason: "unfit", messageKey: fault };
  const hash = await hashPassword(password);
  const rows = await asNobody((db) =>
    db.execute(
      sql`select tracker.use_link(${hashOfToken(token)}, ${hash}, ${sender.address}, ${sender.client}) as used`,
    ),
  ).catch((error: unknown) => {
    // A failed statement carries its parameters, which no log shall have: its cause says what went wrong without them.
    throw error instanceof Error && error.cause instanceof Error ? error.cause : error;
  });
  return used.parse([...rows])[0].used ? { ok: true } : { ok: false, reason: "gone" };
}
