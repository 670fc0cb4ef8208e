import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";

import type { Transaction } from "@/db/client";
import { partners as partnerTable, people } from "@/db/schema";
import { conflict, Refusal } from "@/lib/errors";
import { assignmentFault, hasPartners, lastAdminFault } from "@/lib/people/account-rules";
import { type Language, LANGUAGES, LINK_KINDS, type Role, ROLES } from "@/lib/people/constants";

// Accounts in a transaction of whoever manages them: an administrator at a page, or the owner at the shell.

export const accountRow = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  language: z.enum(LANGUAGES).nullable(),
  active: z.boolean(),
  /** Has a password. */
  signsIn: z.boolean(),
  isDemonstration: z.boolean(),
  version: z.number(),
  deactivatedAt: z.coerce.date().nullable(),
  /** Within the last thirty days. */
  lastSeenAt: z.coerce.date().nullable(),
  linkKind: z.enum(LINK_KINDS).nullable(),
  linkExpiresAt: z.coerce.date().nullable(),
  /** The link has not expired. */
  linkIsOpen: z.boolean(),
  requestKey: z.string().nullable(),
  partners: z.array(z.string()),
});

/** An account without its secrets. */
export type Account = z.infer<typeof accountRow>;

/** All accounts, to be narrowed down; to who does not manage them, none. */
export const accountsTable = sql`(
  select id, email, name, role, language, active, signs_in as "signsIn", is_demonstration as "isDemonstration", version,
         deactivated_at as "deactivatedAt", last_seen_at as "lastSeenAt", link_kind as "linkKind",
         link_expires_at as "linkExpiresAt", coalesce(link_expires_at > now(), false) as "linkIsOpen", request_key as "requestKey", partners
  from tracker.accounts()) account`;

/** One account command at a time, so that two of them cannot each take away the last but one administrator. */
export async function lockAccounts(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('accounts'))`);
}

/** Everybody, the deactivated ones too, in the order of their addresses. */
export async function readAccounts(tx: Transaction): Promise<Account[]> {
  const rows = await tx.execute(sql`select * from ${accountsTable} order by lower(email)`);
  return z.array(accountRow).parse([...rows]);
}

/** The account with this id, or with this address whatever its capitals; null when there is none. */
export async function findAccount(
  tx: Transaction,
  by: { id: string } | { email: string } | { requestKey: string },
): Promise<Account | null> {
  const condition =
    "id" in by
      ? sql`id = ${by.id}::uuid`
      : "email" in by
        ? sql`lower(email) = lower(${by.email})`
        : sql`"requestKey" = ${by.requestKey}::uuid`;
  const [row] = await tx.execute(sql`select * from ${accountsTable} where ${condition}`);
  return row === undefined ? null : accountRow.parse(row);
}

async function readAccount(tx: Transaction, id: string): Promise<Account> {
  const account = await findAccount(tx, { id });
  if (account === null) throw new Error("an account that was just written is not there");
  return account;
}

export interface NewAccount {
  email: string;
  name: string;
  role: Role;
  language?: Language | null;
  partners: readonly string[];
  requestKey?: string;
}

/** Adds an account without a password. Refuses an address that is taken, and partners that do not go with the role. */
export async function addAccount(tx: Transaction, account: NewAccount): Promise<Account> {
  const { email, name, role, language = null, partners, requestKey = null } = account;
  if (await findAccount(tx, { email })) refuse("person.email.taken", "email");
  refuse(assignmentFault(role, partners), "partners");
  await refuseUnknownPartners(tx, partners);
  // The columns that the application may write are named: it has no right to the others, such as the password.
  const [{ id }] = added.parse([
    ...(await tx.execute(sql`
      insert into people (email, name, role, language, request_key)
      values (${email}, ${name}, ${role}, ${language}, ${requestKey}::uuid) returning id`)),
  ]);
  await replaceAssignments(tx, { id, partners: [] }, partners);
  return readAccount(tx, id);
}

const added = z.tuple([z.object({ id: z.string() })]);

/** What of an account an administrator changes. */
export type AccountChange = Partial<Pick<Account, "name" | "role" | "partners" | "active">>;

/**
 * Changes an account over the version that was read, and answers what it is then; what is so already is not written. Refuses what
 * would leave nobody to administer, and partners that do not go with the role; a role without partners gives up those that were
 * assigned. Open sessions of a changed account end by themselves (database).
 */
export async function changeAccount(
  tx: Transaction,
  before: Account,
  change: AccountChange,
): Promise<Account> {
  const wanted = { name: before.name, role: before.role, active: before.active, ...change };
  const kept = hasPartners(wanted.role) ? before.partners : [];
  const partners = [...new Set(change.partners ?? kept)].toSorted();
  if (before.role === "admin" && (wanted.role !== "admin" || !wanted.active))
    refuse(lastAdminFault(before, await readAccounts(tx)), wanted.active ? "role" : undefined);
  refuse(assignmentFault(wanted.role, partners), "partners");
  await refuseUnknownPartners(tx, partners);

  const samePartners = partners.join() === before.partners.join();
  const { name, role, active } = wanted;
  if (samePartners && name === before.name && role === before.role && active === before.active) return before;

  // A liaison never has two partners, at no moment.
  if (role === "liaison") await replaceAssignments(tx, before, partners);
  const written = await tx
    .update(people)
    .set({
      ...(name === before.name ? {} : { name }),
      ...(role === before.role ? {} : { role }),
      ...(active === before.active ? {} : { deactivatedAt: active ? null : new Date() }),
      version: before.version + 1,
    })
    .where(and(eq(people.id, before.id), eq(people.version, before.version)))
    .returning({ id: people.id });
  if (written.length === 0) throw conflict();
  if (role !== "liaison") await replaceAssignments(tx, before, partners);
  return readAccount(tx, before.id);
}

/** Takes away and adds what differs; what stays is not written. */
async function replaceAssignments(
  tx: Transaction,
  { id, partners: before }: Pick<Account, "id" | "partners">,
  after: readonly string[],
): Promise<void> {
  const gone = before.filter((partner) => !after.includes(partner));
  const added = after.filter((partner) => !before.includes(partner));
  if (gone.length > 0)
    await tx.execute(sql`
      delete from assignments where person_id = ${id}::uuid
      and partner_iso3 in (select jsonb_array_elements_text(${JSON.stringify(gone)}::jsonb))`);
  if (added.length > 0)
    await tx.execute(sql`
      insert into assignments (person_id, partner_iso3)
      select ${id}::uuid, jsonb_array_elements_text(${JSON.stringify(added)}::jsonb)`);
}

const ended = z.tuple([z.object({ ended: z.number() })]);

/** Ends the open sessions of a person; answers how many there were. */
export async function endSessionsOf(tx: Transaction, personId: string): Promise<number> {
  const rows = await tx.execute(sql`select tracker.end_sessions(${personId}::uuid) as ended`);
  return ended.parse([...rows])[0].ended;
}

async function refuseUnknownPartners(tx: Transaction, partners: readonly string[]): Promise<void> {
  if (partners.length === 0) return;
  const known = new Set(
    (await tx.select({ iso3: partnerTable.iso3 }).from(partnerTable)).map(({ iso3 }) => iso3),
  );
  if (!partners.every((partner) => known.has(partner))) refuse("person.partners.unknown", "partners");
}

/** What the trail keeps of an account. */
export function auditedAccount(account: Account) {
  const { email, name, role, partners, active, signsIn, isDemonstration } = account;
  return { email, name, role, partners, active, signsIn, isDemonstration };
}

function refuse(fault: string | null, field?: string): void {
  if (fault !== null) throw new Refusal("refused", fault, field);
}
