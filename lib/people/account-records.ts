import { sql } from "drizzle-orm";
import { z } from "zod";

import type { Transaction } from "@/db/client";
import { ROLES } from "@/lib/people/constants";

const accountRow = z
  .object({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    role: z.enum(ROLES),
    active: z.boolean(),
    signs_in: z.boolean(),
    is_demonstration: z.boolean(),
    partners: z.array(z.string()),
  })
  .transform(({ signs_in, is_demonstration, ...row }) => ({
    ...row,
    signsIn: signs_in,
    isDemonstration: is_demonstration,
  }));

/** An account without its secret. */
export type Account = z.infer<typeof accountRow>;

const accounts = sql`
  select p.id, p.email, p.name, p.role, p.deactivated_at is null as active, p.password_hash is not null as signs_in,
         p.is_demonstration,
         array(select a.partner_iso3 from assignments a where a.person_id = p.id order by 1) as partners
  from people p`;

export async function listAccounts(tx: Transaction): Promise<Account[]> {
  return z.array(accountRow).parse([...(await tx.execute(sql`${accounts} order by lower(p.email)`))]);
}

/** The account of an address, whatever its capitals. */
export async function findAccount(tx: Transaction, email: string): Promise<Account | null> {
  const [row] = await tx.execute(sql`${accounts} where lower(p.email) = lower(${email})`);
  return row === undefined ? null : accountRow.parse(row);
}

/** Takes away and adds what differs; what stays is not written. */
export async function replaceAssignments(
  tx: Transaction,
  { id }: Account,
  partners: readonly string[],
): Promise<void> {
  const wanted = sql`select jsonb_array_elements_text(${JSON.stringify(partners)}::jsonb)`;
  await tx.execute(sql`delete from assignments where person_id = ${id} and partner_iso3 not in (${wanted})`);
  await tx.execute(sql`
    insert into assignments (person_id, partner_iso3) select ${id}, partner from (${wanted}) as wanted (partner)
    on conflict do nothing`);
}

/** Writes the event of a change, and none where nothing changed; answers which of the two. */
export async function auditAccount(
  tx: Transaction,
  action: string,
  before: Account | null,
  after: Account,
): Promise<boolean> {
  const [event] = await tx.execute(sql`
    select tracker.append_audit('installation', ${action}, 'person', ${after.id},
      ${before === null ? null : JSON.stringify(before)}::jsonb, ${JSON.stringify(after)}::jsonb) as position`);
  return event?.["position"] !== null;
}
