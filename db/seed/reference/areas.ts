import { sql } from "drizzle-orm";

import type { Transaction } from "@/db/client";
import { recordSet } from "@/db/record-set";
import { AREA_LETTERS, AREAS, type Area, type Objective, OBJECTIVES } from "@/lib/areas/constants";
import { EVIDENCE_TYPES } from "@/lib/evidence/constants";
import { PROGRAMMES } from "@/lib/partners/constants";

const OBJECTIVE_OF: Record<Area, Objective> = {
  civilian_oversight: "governance",
  anti_corruption: "governance",
  interoperability: "interoperability",
  crisis_management: "crisis_management",
  rule_of_law: "rule_of_law",
  integration: "integration",
};

/** The words that the rest of the record is made with: objectives, areas, programmes, types of evidence. */
export async function loadWords(tx: Transaction): Promise<void> {
  const objectives = OBJECTIVES.map((code, index) => ({ code, position: index + 1 }));
  await tx.execute(sql`
    insert into objectives as kept (code, position)
    select * from ${recordSet(objectives, sql`r (code text, position smallint)`)}
    on conflict (code) do update set position = excluded.position where kept.position <> excluded.position`);

  const areas = AREAS.map((code, index) => ({
    code,
    objective: OBJECTIVE_OF[code],
    letters: AREA_LETTERS[code],
    position: index + 1,
  }));
  await tx.execute(sql`
    insert into reform_areas as kept (code, objective_code, letters, position)
    select * from ${recordSet(areas, sql`r (code text, objective text, letters text, position smallint)`)}
    on conflict (code) do update
      set objective_code = excluded.objective_code, letters = excluded.letters, position = excluded.position
      where (kept.objective_code, kept.letters, kept.position)
        is distinct from (excluded.objective_code, excluded.letters, excluded.position)`);

  await tx.execute(sql`
    insert into programmes (code)
    select * from ${recordSet(named(PROGRAMMES), sql`r (code text)`)} on conflict do nothing`);
  await tx.execute(sql`
    insert into evidence_types (code)
    select * from ${recordSet(named(EVIDENCE_TYPES), sql`r (code text)`)} on conflict do nothing`);
}

const named = (codes: readonly string[]) => codes.map((code) => ({ code }));
