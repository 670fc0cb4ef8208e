import { sql } from "drizzle-orm";

import type { Transaction } from "@/db/client";
import { ANALYST } from "@/db/seed/demonstration/people";
import type { DemonstrationUnfinished } from "@/db/seed/demonstration/unfinished";

/** The text that the first analyst has typed and not saved. */
export async function writeUnfinished(
  tx: Transaction,
  { milestone, formKey, typed, keptAt }: DemonstrationUnfinished,
): Promise<void> {
  await tx.execute(sql`
    insert into unfinished_assessments (person_id, milestone_id, typed, form_key, updated_at)
    select p.id, m.id, ${JSON.stringify(typed)}::jsonb, ${formKey}, ${keptAt}
    from people p, milestones m where p.email = ${ANALYST} and m.code = ${milestone}`);
}
