import { sql } from "drizzle-orm";
import { z } from "zod";

import type { Transaction } from "@/db/client";
import type { Account } from "@/lib/people/account-records";
import { PASSWORD_MIN_LENGTH, type Role } from "@/lib/people/constants";
import { passwordFault } from "@/lib/people/password";
import { SetupFault } from "@/lib/setup-fault";

/** Why these partners cannot be assigned to somebody of this role, in a sentence, or null. */
export function assignmentFault(role: Role, partners: readonly string[]): string | null {
  if (role === "liaison") {
    return partners.length === 1 ? null : "A liaison speaks for exactly one partner: name it, such as GEO.";
  }
  if (role === "analyst" || partners.length === 0) return null;
  return "Only analysts and liaisons are assigned to partners.";
}

/** Why this account cannot lose its administrator's rights, in a sentence, or null. */
export function lastAdminFault(account: Account, everybody: readonly Account[]): string | null {
  const isActiveAdmin = ({ role, active, signsIn }: Account) => role === "admin" && active && signsIn;
  if (!isActiveAdmin(account)) return null;
  if (everybody.some((other) => other.id !== account.id && isActiveAdmin(other))) return null;
  return `${account.email} is the last administrator who can sign in: make another one first.`;
}

export function newEmail(text: string): string {
  const parsed = z.email().max(254).safeParse(text.trim());
  if (parsed.success) return parsed.data;
  throw new SetupFault(`"${text}" is no email address.`);
}

export function newName(text: string): string {
  const name = text.trim();
  if (name !== "" && name.length <= 200) return name;
  throw new SetupFault('A person needs a name of at most 200 characters: --name "Kim Hartley".');
}

/** A password that may be chosen, or the sentence why it may not. */
export function newPassword(password: string): string {
  switch (passwordFault(password)) {
    case null:
      return password;
    case "person.password.too_short":
      throw new SetupFault(`The password needs at least ${PASSWORD_MIN_LENGTH} characters.`);
    case "person.password.common":
      throw new SetupFault("This password is among the first that are guessed: choose another one.");
  }
}

/** The codes in the spelling of the record, each once; an unknown one is refused. */
export async function knownPartners(tx: Transaction, codes: readonly string[]): Promise<string[]> {
  const wanted = [...new Set(codes.map((code) => code.trim().toUpperCase()))].sort();
  const rows = await tx.execute(sql`select iso3 from partners`);
  const known = new Set(rows.map((row) => row["iso3"]));
  const unknown = wanted.filter((code) => !known.has(code));
  if (unknown.length === 0) return wanted;
  throw new SetupFault(`There is no partner ${unknown.join(", ")}: partners have codes such as GEO or MDA.`);
}
