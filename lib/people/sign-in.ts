import { sql } from "drizzle-orm";
import { z } from "zod";
import { asNobody } from "@/db/client";
import type { Sender } from "@/lib/auth/sender";
import { verifyPassword } from "@/lib/people/password";
import { isReachedByOthers } from "@/lib/people/reachable";
import { openSession } from "@/lib/people/sessions";
import { countAttempt, forgiveAttempt } from "@/lib/people/sign-in-limits";

export const credentialsSchema = z.object({
  // The database takes no NUL.
  email: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[^\0]{1,254}$/),
  password: z.string().min(1).max(1024),
});
export type Credentials = z.infer<typeof credentialsSchema>;

export type SignInOutcome =
  | { ok: true; token: string }
  | { ok: false; reason: "wrong" }
  | { ok: false; reason: "limited"; waitSeconds: number };

const account = z.object({
  person_id: z.string(),
  password_hash: z.string().nullable(),
  is_demonstration: z.boolean(),
});

/**
 * Checks email and password and opens a session. An unknown account and a wrong password answer alike and take alike: a hash
 * is verified either way. Attempts are counted by `address`; `sender` is kept beside the session. The password of demonstration accounts is published: where
 * others than this machine can reach the product, they open nothing.
 */
export async function signIn(
  { email, password }: Credentials,
  address: string,
  sender: Sender | null = null,
): Promise<SignInOutcome> {
  const waits = await asNobody(async (db) => [
    await countAttempt(db, "account", email),
    await countAttempt(db, "address", address),
  ]);
  const waitSeconds = Math.max(...waits.map((wait) => wait ?? 0));
  if (waitSeconds > 0) return { ok: false, reason: "limited", waitSeconds };

  const rows = await asNobody((db) => db.execute(sql`select * from tracker.find_account(${email})`));
  const found = rows[0] === undefined ? null : account.parse(rows[0]);
  const right = await verifyPassword(found?.password_hash ?? null, password);
  if (!right || found === null || (found.is_demonstration && isReachedByOthers()))
    return { ok: false, reason: "wrong" };

  await asNobody(async (db) => {
    await forgiveAttempt(db, "account", email);
    await forgiveAttempt(db, "address", address);
  });
  return { ok: true, token: await openSession(found.person_id, sender) };
}
