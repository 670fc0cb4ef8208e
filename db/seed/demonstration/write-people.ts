import { sql } from "drizzle-orm";

import type { Transaction } from "@/db/client";
import type { DemonstrationPerson } from "@/db/seed/demonstration/people";
import { recordSet } from "@/db/record-set";
import { DEMONSTRATION_PASSWORD } from "@/lib/people/demonstration";
import { hashPassword } from "@/lib/people/password";

/** Accounts and their assignments, marked as those of the demonstration. */
export async function writePeople(tx: Transaction, people: readonly DemonstrationPerson[]): Promise<void> {
  const rows = await Promise.all(
    people.map(async ({ email, name, role, signsIn, partners }) => ({
      email,
      name,
      role,
      partners,
      hash: signsIn ? await hashPassword(DEMONSTRATION_PASSWORD) : null,
    })),
  );
  const given = recordSet(rows, sql`r (email text, name text, role text, partners text[], hash text)`);
  await tx.execute(sql`
    insert into people (email, name, role, password_hash, is_demonstration, created_at)
    select r.email, r.name, r.role, r.hash, true, '2020-01-01T08:00:00Z' from ${given}`);
  await tx.execute(sql`
    insert into assignments (person_id, partner_iso3, assigned_at)
    select p.id, partner, '2020-01-01T08:00:00Z'
    from ${given} join people p on p.email = r.email cross join unnest(r.partners) as partner`);
}
