import { sql } from "drizzle-orm";
import type { z } from "zod";

import { asSystem, type Transaction } from "@/db/client";
import { sentenceOf } from "@/i18n/failure-keys";
import { audit } from "@/lib/audit/commands";
import { type AuditAction, INSTALLATION } from "@/lib/audit/constants";
import { Refusal } from "@/lib/errors";
import {
  type Account,
  type AccountChange,
  addAccount,
  auditedAccount,
  changeAccount,
  findAccount,
  lockAccounts,
  readAccounts,
} from "@/lib/people/account-store";
import type { Role } from "@/lib/people/constants";
import { hashPassword, passwordFault } from "@/lib/people/password";
import { emailSchema, nameSchema } from "@/lib/people/schemas";
import { SetupFault } from "@/lib/setup-fault";

/**
 * Accounts as the shell manages them, by the rules by which the pages do. Each command is one transaction with its event in the audit
 * trail, answers whether it changed anything, and refuses with a sentence.
 */
export interface NewShellAccount {
  email: string;
  name: string;
  role: Role;
  partners: readonly string[];
  password: string;
}

export async function addPerson(input: NewShellAccount): Promise<void> {
  const email = parsed(emailSchema, input.email);
  const name = parsed(nameSchema, input.name);
  const hash = await hashOf(input.password);
  await accountsTransaction(async (tx) => {
    const partners = await knownPartners(tx, input.partners);
    const { id } = await addAccount(tx, { email, name, role: input.role, partners });
    await tx.execute(sql`update people set password_hash = ${hash} where id = ${id}`);
    await auditAccount(tx, "person.add", null, await accountOf(tx, email));
  });
}

/** Everybody, the deactivated ones too, in the order of their addresses. */
export function listPeople(): Promise<Account[]> {
  return asSystem(readAccounts);
}

/** A role without partners of its own gives up the ones that were assigned. */
export function changeRole(email: string, role: Role): Promise<boolean> {
  return change("person.role", email, () => Promise.resolve({ role }));
}

/** The partners that an analyst writes for or a liaison speaks for, instead of those before. */
export function assignPartners(email: string, partners: readonly string[]): Promise<boolean> {
  return change("person.assign", email, async (tx) => ({ partners: await knownPartners(tx, partners) }));
}

export function deactivatePerson(email: string): Promise<boolean> {
  return change("person.deactivate", email, () => Promise.resolve({ active: false }));
}

export async function setPassword(email: string, password: string): Promise<void> {
  const hash = await hashOf(password);
  await accountsTransaction(async (tx) => {
    const account = await accountOf(tx, email);
    await tx.execute(sql`update people set password_hash = ${hash} where id = ${account.id}`);
    // Of the password itself, the trail keeps nothing.
    await audit(tx, {
      chain: INSTALLATION,
      action: "person.password",
      entity: "person",
      entityId: account.id,
      before: null,
      after: { email: account.email },
    });
  });
}

/** Changes one account and records it; answers whether anything was different afterwards. */
function change(
  action: AuditAction,
  email: string,
  wish: (tx: Transaction) => Promise<AccountChange>,
): Promise<boolean> {
  return accountsTransaction(async (tx) => {
    const before = await accountOf(tx, email);
    const after = await changeAccount(tx, before, await wish(tx));
    return auditAccount(tx, action, before, after);
  });
}

/** What the rules refuse, the shell says in a sentence. */
function accountsTransaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
  return asSystem(async (tx) => {
    await lockAccounts(tx);
    return work(tx);
  }).catch((error: unknown) => {
    throw error instanceof Refusal ? new SetupFault(sentenceOf(error.failure.messageKey)) : error;
  });
}

async function accountOf(tx: Transaction, email: string): Promise<Account> {
  const account = await findAccount(tx, { email: email.trim() });
  if (account) return account;
  throw new SetupFault(`There is no account of ${email.trim()}: "npm run user -- list" shows them all.`);
}

function auditAccount(
  tx: Transaction,
  action: AuditAction,
  before: Account | null,
  after: Account,
): Promise<boolean> {
  return audit(tx, {
    chain: INSTALLATION,
    action,
    entity: "person",
    entityId: after.id,
    before: before && auditedAccount(before),
    after: auditedAccount(after),
  });
}

function parsed(schema: z.ZodType<string>, text: string): string {
  const result = schema.safeParse(text);
  if (result.success) return result.data;
  throw new SetupFault(sentenceOf(result.error.issues[0]?.message ?? ""));
}

async function hashOf(password: string): Promise<string> {
  const fault = passwordFault(password);
  if (fault !== null) throw new SetupFault(sentenceOf(fault));
  return hashPassword(password);
}

/** The codes in the spelling of the record, each once; an unknown one is refused by its name. */
async function knownPartners(tx: Transaction, codes: readonly string[]): Promise<string[]> {
  const wanted = [...new Set(codes.map((code) => code.trim().toUpperCase()))].sort();
  const rows = await tx.execute(sql`select iso3 from partners`);
  const known = new Set(rows.map((row) => row["iso3"]));
  const unknown = wanted.filter((code) => !known.has(code));
  if (unknown.length === 0) return wanted;
  throw new SetupFault(`There is no partner ${unknown.join(", ")}: partners have codes such as GEO or MDA.`);
}
