import { sql } from "drizzle-orm";

import { asSystem, type Transaction } from "@/db/client";
import {
  type Account,
  auditAccount,
  findAccount,
  listAccounts,
  replaceAssignments,
} from "@/lib/people/account-records";
import {
  assignmentFault,
  knownPartners,
  lastAdminFault,
  newEmail,
  newName,
  newPassword,
} from "@/lib/people/account-rules";
import type { Role } from "@/lib/people/constants";
import { hashPassword } from "@/lib/people/password";
import { SetupFault } from "@/lib/setup-fault";

/**
 * Accounts as the shell manages them. Each command is one transaction with its event in the audit trail, answers whether
 * it changed anything, and refuses with a sentence. Open sessions of a changed account end by themselves (database).
 */
export interface NewAccount {
  email: string;
  name: string;
  role: Role;
  partners: readonly string[];
  password: string;
}

export async function addPerson(input: NewAccount): Promise<void> {
  const [email, name] = [newEmail(input.email), newName(input.name)];
  const hash = await hashPassword(newPassword(input.password));
  await accountsTransaction(async (tx) => {
    if (await findAccount(tx, email)) throw new SetupFault(`There is an account of ${email} already.`);
    const partners = await knownPartners(tx, input.partners);
    refuseFor(assignmentFault(input.role, partners));
    await tx.execute(sql`
      insert into people (email, name, role, password_hash) values (${email}, ${name}, ${input.role}, ${hash})`);
    const account = await accountOf(tx, email);
    await replaceAssignments(tx, account, partners);
    await auditAccount(tx, "person.add", null, await accountOf(tx, email));
  });
}

/** Everybody, the deactivated ones too, in the order of their addresses. */
export function listPeople(): Promise<Account[]> {
  return asSystem(listAccounts);
}

/** A role without partners of its own gives up the ones that were assigned. */
export function changeRole(email: string, role: Role): Promise<boolean> {
  return changeAccount("person.role", email, async (tx, account) => {
    if (role !== "admin") refuseFor(lastAdminFault(account, await listAccounts(tx)));
    const partners = role === "analyst" || role === "liaison" ? account.partners : [];
    refuseFor(assignmentFault(role, partners));
    await tx.execute(sql`update people set role = ${role} where id = ${account.id} and role <> ${role}`);
    await replaceAssignments(tx, account, partners);
  });
}

/** The partners that an analyst writes for or a liaison speaks for, instead of those before. */
export function assignPartners(email: string, partners: readonly string[]): Promise<boolean> {
  return changeAccount("person.assign", email, async (tx, account) => {
    const known = await knownPartners(tx, partners);
    refuseFor(assignmentFault(account.role, known));
    await replaceAssignments(tx, account, known);
  });
}

export async function setPassword(email: string, password: string): Promise<void> {
  const hash = await hashPassword(newPassword(password));
  await accountsTransaction(async (tx) => {
    const account = await accountOf(tx, email);
    await tx.execute(sql`update people set password_hash = ${hash} where id = ${account.id}`);
    // Of the password itself, the trail keeps nothing.
    await tx.execute(sql`select tracker.append_audit('installation', 'person.password', 'person', ${account.id}, null,
      jsonb_build_object('email', ${account.email}::text))`);
  });
}

export function deactivatePerson(email: string): Promise<boolean> {
  return changeAccount("person.deactivate", email, async (tx, account) => {
    refuseFor(lastAdminFault(account, await listAccounts(tx)));
    await tx.execute(sql`
      update people set deactivated_at = now() where id = ${account.id} and deactivated_at is null`);
  });
}

/** Changes one account and records it; answers whether anything was different afterwards. */
function changeAccount(
  action: string,
  email: string,
  change: (tx: Transaction, account: Account) => Promise<void>,
): Promise<boolean> {
  return accountsTransaction(async (tx) => {
    const before = await accountOf(tx, email);
    await change(tx, before);
    return auditAccount(tx, action, before, await accountOf(tx, before.email));
  });
}

/** One account command at a time, so that two of them cannot each take away the last but one administrator. */
function accountsTransaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
  return asSystem(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('accounts'))`);
    return work(tx);
  });
}

async function accountOf(tx: Transaction, email: string): Promise<Account> {
  const account = await findAccount(tx, email.trim());
  if (account) return account;
  throw new SetupFault(`There is no account of ${email.trim()}: "npm run user -- list" shows them all.`);
}

function refuseFor(fault: string | null): void {
  if (fault !== null) throw new SetupFault(fault);
}
