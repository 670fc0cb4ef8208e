import { sql } from "drizzle-orm";
import { z } from "zod";
import { asNobody } from "@/db/client";
import type { Sender } from "@/lib/auth/sender";

// Whoever holds the key of a mail's link may stop that digest, and nothing else. Nobody guesses one: it is a random uuid.

/** The key in an address, or null when it cannot be one. */
export const digestKeySchema = z.uuid().nullable().catch(null);

const state = z.tuple([z.object({ digest: z.boolean().nullable() })]);
const answer = z.tuple([z.object({ stopped: z.boolean() })]);

/** Whether the digest of this key is on; null when the key is nobody's. */
export async function getDigestOfKey(key: string): Promise<boolean | null> {
  const rows = await asNobody((db) => db.execute(sql`select tracker.digest_of_key(${key}::uuid) as digest`));
  return state.parse([...rows])[0].digest;
}

/** Stops the digest of this key, whether or not it was on; answers whether the key is anybody's. */
export async function stopDigest(key: string, sender: Sender | null = null): Promise<boolean> {
  const { address = null, client = null } = sender ?? {};
  const rows = await asNobody((db) =>
    db.execute(sql`select tracker.stop_digest(${key}::uuid, ${address}, ${client}) as stopped`),
  );
  return answer.parse([...rows])[0].stopped;
}
