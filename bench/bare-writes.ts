import postgres from "postgres";
import { ANALYST, MANAGER } from "./people";

/** A milestone that an assessment is written for. */
export interface Subject {
  id: string;
  code: string;
  partner: string;
  /** A value that its scale has. */
  value: string;
}

/** Milestones of all partners on which nothing waits, the same for every run. */
export async function listSubjects(superuserUrl: string, count: number): Promise<Subject[]> {
  const sql = postgres(superuserUrl, { max: 1, onnotice: () => undefined });
  try {
    return await sql<Subject[]>`
      select id::text, code, partner_iso3 as partner, trim_scale(baseline)::text as value
      from milestones where waiting_count = 0 order by hashint8extended(id, 99) limit ${count}`;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Connections of the application's role, as many as the product has, with nothing of the product around them. */
export function openBare(applicationUrl: string): postgres.Sql {
  return postgres(applicationUrl, { max: 10, onnotice: () => undefined, connection: { TimeZone: "UTC" } });
}

/** The rows of one assessment, recorded by the analyst and accepted by the manager, in one transaction. */
export async function writeBare(sql: postgres.Sql, subject: Subject): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`select set_config('tracker.person_id', ${ANALYST.id}, true)`;
    const [draft] = await tx<{ id: string }[]>`
      insert into assessments (milestone_id, partner_iso3, effective_on, value, delivery, verdict, narrative, author_id, request_key)
      values (${subject.id}, ${subject.partner}, current_date - 1, ${subject.value}, 'in_progress', 'ongoing', ${NARRATIVE},
              ${ANALYST.id}, gen_random_uuid()) returning id`;
    const id = draft?.id ?? "";
    await tx`insert into evidence (assessment_id, partner_iso3, url, title, type_code, reliability, credibility)
      values (${id}, ${subject.partner}, ${EVIDENCE.url}, ${EVIDENCE.title}, ${EVIDENCE.type}, ${EVIDENCE.reliability}, ${EVIDENCE.credibility})`;
    await tx`update assessments set state = 'submitted', version = 2 where id = ${id}`;
    const submitted = {
      state: "submitted",
      value: subject.value,
      narrative: NARRATIVE,
      evidence: [EVIDENCE],
    };
    await tx`select tracker.append_audit(${subject.partner}, 'assessment.submit', 'assessment', ${id}, null, ${tx.json(submitted)})`;
    await tx`select set_config('tracker.person_id', ${MANAGER.id}, true)`;
    await tx`update assessments set state = 'accepted', version = 3 where id = ${id}`;
    const accepted = { ...submitted, state: "accepted" };
    await tx`select tracker.append_audit(${subject.partner}, 'assessment.accept', 'assessment', ${id}, ${tx.json(submitted)}, ${tx.json(accepted)})`;
  });
}

export const NARRATIVE =
  "The act has passed its second reading; the committee's report and the agenda of the third reading are linked.";
export const EVIDENCE = {
  url: "https://parliament.example.org/readings/2",
  title: "Record of the second reading",
  type: "parliamentary_record",
  reliability: "A",
  credibility: 1,
} as const;
