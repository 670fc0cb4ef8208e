import { createHash } from "node:crypto";
import { inArray, sql } from "drizzle-orm";
import { z } from "zod";

import { asSystem, type Transaction } from "@/db/client";
import { notices } from "@/db/schema";
import type { Viewer } from "@/lib/auth/viewer";
import { composeDigest } from "@/lib/digest/compose";
import { DIGEST_SIZE } from "@/lib/digest/constants";
import { type MailServer, MailServerFault, RefusedMail } from "@/lib/mail/mail-server";
import { getSettings, isDemonstration } from "@/lib/installation/queries";
import { listUnmailedNotices } from "@/lib/notices/queries";
import { type Language, LANGUAGES, ROLES } from "@/lib/people/constants";

export interface DigestSettings {
  server: MailServer;
  from: { name: string; address: string };
  /** The address that people open. */
  siteUrl: string;
}

interface OfTheInstallation {
  marking: string | null;
  isIllustrative: boolean;
  /** For whoever has chosen none. */
  defaultLanguage: Language;
}

export interface Delivery {
  sent: number;
  /** Mails that the server will not take: those notices are tried again with the next day's. */
  refused: number;
  /** Mails that the server wants to be offered again later. */
  deferred: number;
  /** Why no more mails were handed over, in a sentence; null when all were. */
  fault: string | null;
}

/**
 * Mails the digests that are due, one person after the other. Each is marked in the moment after the server has taken it, and a
 * crash in between repeats it: told twice is better than not told. The same digest has the same Message-ID then, by which mail
 * systems know a repetition.
 */
export async function deliverDigests(settings: DigestSettings): Promise<Delivery> {
  const delivery: Delivery = { sent: 0, refused: 0, deferred: 0, fault: null };
  const isIllustrative = await isDemonstration();
  const { defaultLanguage, marking } = await getSettings();
  for (const personId of await listReaders()) {
    try {
      if (await deliverTo(personId, { ...settings, isIllustrative, marking, defaultLanguage }))
        delivery.sent += 1;
    } catch (error) {
      if (error instanceof MailServerFault) return { ...delivery, fault: error.message };
      if (!(error instanceof RefusedMail)) throw error;
      if (error.isForNow) delivery.deferred += 1;
      else delivery.refused += 1;
    }
  }
  return delivery;
}

/** Who gets mails: wants them, may sign in, and is no account of the demonstration, whose addresses are nobody's. */
const mailed = sql`p.digest and p.deactivated_at is null and not p.is_demonstration`;

/** The people who may have something to be told. What they may see of it is asked in their own name. */
function listReaders(): Promise<string[]> {
  return asSystem(async (tx) => {
    const rows = await tx.execute(sql`
      select p.id from people p
      where ${mailed} and exists (
        select from notices n
        where n.person_id = p.id and n.read_at is null and n.settled_at is null and n.mailed_at is null)
      order by p.id`);
    return z
      .array(z.object({ id: z.string() }))
      .parse([...rows])
      .map(({ id }) => id);
  });
}

/** Hands one person's digest over and marks what was in it; answers whether there was one. */
function deliverTo(
  personId: string,
  { server, from, siteUrl, isIllustrative, marking, defaultLanguage }: DigestSettings & OfTheInstallation,
): Promise<boolean> {
  return asSystem(async (tx) => {
    // One digest of a person at a time. No row is held while the mail server takes its time.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`digest ${personId}`}, 0))`);
    await tx.execute(sql`select set_config('idle_in_transaction_session_timeout', '0', true)`);
    const reader = await findReader(tx, personId);
    if (reader === null) return false;
    const unmailed = await listUnmailedNotices(reader.viewer, DIGEST_SIZE + 1);
    if (unmailed.length === 0) return false;
    const told = unmailed.slice(0, DIGEST_SIZE);
    const ids = told.map(({ id }) => id);
    const now = new Date();
    await server.send({
      from,
      to: reader.viewer.email,
      messageId: messageId(personId, ids, from.address),
      date: now,
      ...composeDigest({
        language: reader.viewer.language ?? defaultLanguage,
        notices: told,
        hasMore: unmailed.length > told.length,
        isIllustrative,
        marking,
        siteUrl,
        digestKey: reader.digestKey,
        now,
      }),
    });
    await tx.update(notices).set({ mailedAt: now }).where(inArray(notices.id, ids));
    return true;
  });
}

const readerRow = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  language: z.enum(LANGUAGES).nullable(),
  partners: z.array(z.string()),
  digest_key: z.string(),
});

async function findReader(
  tx: Transaction,
  personId: string,
): Promise<{ viewer: Viewer; digestKey: string } | null> {
  const [row] = await tx.execute(sql`
    select p.id, p.name, p.email, p.role, p.language, p.digest_key,
           array(select a.partner_iso3 from assignments a where a.person_id = p.id order by 1) as partners
    from people p where p.id = ${personId} and ${mailed}`);
  if (row === undefined) return null;
  const { id, digest_key: digestKey, ...rest } = readerRow.parse(row);
  return { viewer: { personId: id, ...rest }, digestKey };
}

/** The same for the same notices of the same person, whenever they are mailed. */
function messageId(personId: string, ids: readonly number[], sender: string): string {
  const content = createHash("sha256")
    .update(JSON.stringify([personId, ids]))
    .digest("hex");
  return `<digest.${content.slice(0, 32)}@${sender.split("@").at(-1) ?? ""}>`;
}
