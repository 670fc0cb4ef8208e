import { createHash, randomUUID } from "node:crypto";

import { asInstallation, asPerson } from "@/db/testing/acting";
import type { Area } from "@/lib/areas/constants";
import type { AssessmentState } from "@/lib/assessments/constants";
import type { Viewer } from "@/lib/auth/viewer";
import type { Commitment } from "@/lib/commitments/constants";
import { composeCode } from "@/lib/milestones/codes";
import type { Basis, ChangeReason, Delivery, Verdict } from "@/lib/milestones/constants";
import type { Stance } from "@/lib/partner-views/constants";
import type { Role } from "@/lib/people/constants";

/** A fresh person with this role, assigned to these partners; known since a moment that may lie in the past. */
export function newPerson(
  role: Role,
  partners: readonly string[] = [],
  createdAt: Date | null = null,
): Promise<Viewer> {
  const personId = randomUUID();
  const [email, name] = [`${personId}@example.org`, `${role} ${personId.slice(0, 8)}`];
  return asInstallation(async (tx) => {
    await tx`
      insert into people (id, email, name, role, created_at)
      values (${personId}, ${email}, ${name}, ${role}, coalesce(${createdAt}::timestamptz, now()))`;
    for (const partner of partners)
      await tx`insert into assignments (person_id, partner_iso3) values (${personId}, ${partner})`;
    return { personId, email, name, role, language: null, partners };
  });
}

/** The key in this person's mails that stops them. */
export function digestKeyOf({ personId }: Viewer): Promise<string> {
  return asInstallation(async (tx) => {
    const [row] = await tx<{ key: string }[]>`select digest_key as key from people where id = ${personId}`;
    return row?.key ?? "";
  });
}

interface MilestoneWishes {
  partner?: string;
  area?: Area;
  title?: string;
  lead?: string | null;
  /** Measured on the stages of this scale, instead of in posts. */
  scaleId?: number | null;
  unit?: string;
  basis?: Basis;
  baseline?: number;
  target?: number;
  startOn?: string;
  dueOn?: string;
  weight?: number;
  /** Since when it is known, which may be long ago. */
  createdAt?: Date;
}

export interface NewMilestone {
  id: number;
  code: string;
  partner: string;
}

/** A fresh milestone under the next free code of its partner and area: from 0 to 100 posts, from 2024 to 2027. */
export function newMilestone(wishes: MilestoneWishes = {}): Promise<NewMilestone> {
  const { partner = "GEO", area = "civilian_oversight", title = "A step", lead = null } = wishes;
  const { baseline = 0, target = 100, weight = 1, scaleId = null } = wishes;
  const { unit: wished = "posts", basis = "de_facto" } = wishes;
  const { startOn = "2024-01-01", dueOn = "2027-12-31", createdAt = null } = wishes;
  const [nature, unit] = scaleId === null ? ["target", wished] : ["milestone", null];
  return asInstallation(async (tx) => {
    // As the product takes its numbers: one after the other.
    await tx`select pg_advisory_xact_lock(hashtext(${`milestone ${partner} ${area}`}))`;
    const [last] = await tx<{ number: number }[]>`
      select coalesce(max(substring(code from '[0-9]+$')::int), 0) as number from milestones
      where partner_iso3 = ${partner} and area_code = ${area}`;
    const code = composeCode({ partner, area, number: (last?.number ?? 0) + 1 });
    const [row] = await tx<{ id: number }[]>`
      insert into milestones (code, partner_iso3, area_code, title, description, nature, basis, indicator, unit, scale_id,
                              baseline, target, start_on, due_on, first_due_on, weight, lead_institution, created_at, updated_at)
      values (${code}, ${partner}, ${area}, ${title}, 'As agreed', ${nature}, ${basis}, 'Posts filled', ${unit}, ${scaleId},
              ${baseline}, ${target}, ${startOn}, ${dueOn}, ${dueOn}, ${weight}, ${lead},
              coalesce(${createdAt}::timestamptz, now()), coalesce(${createdAt}::timestamptz, now()))
      returning id::int`;
    return { id: row?.id ?? 0, code, partner };
  });
}

interface AssessmentWishes {
  state?: AssessmentState;
  author?: Viewer;
  effectiveOn?: string;
  value?: number;
  delivery?: Delivery;
  verdict?: Verdict;
  evidence?: number;
  narrative?: string;
  /** When it was submitted and decided, which may be long ago. */
  decidedAt?: Date;
}

/** A fresh assessment of the milestone in any state, with so many links behind it; decided, where it is, by a manager of its own. */
export async function newAssessment(milestone: NewMilestone, wishes: AssessmentWishes = {}): Promise<number> {
  const { state = "accepted", effectiveOn = "2025-06-30", value = 50 } = wishes;
  const { delivery = "in_progress", verdict = "ongoing", evidence = 0, narrative = "As seen" } = wishes;
  const author = wishes.author ?? (await newPerson("analyst", [milestone.partner]));
  const decided = state === "accepted" || state === "returned";
  const decider = decided ? (await newPerson("manager")).personId : null;
  const now = wishes.decidedAt ?? new Date();
  return asInstallation(async (tx) => {
    const [row] = await tx<{ id: number }[]>`
      insert into assessments (milestone_id, partner_iso3, state, effective_on, value, delivery, verdict, narrative, author_id,
                               submitted_at, decided_by, accepted_at, returned_at, return_reason)
      values (${milestone.id}, ${milestone.partner}, ${state}, ${effectiveOn}, ${value}, ${delivery}, ${verdict}, ${narrative},
              ${author.personId}, ${state === "draft" ? null : now}, ${decider}, ${state === "accepted" ? now : null},
              ${state === "returned" ? now : null}, ${state === "returned" ? "Say more" : null})
      returning id::int`;
    const id = row?.id ?? 0;
    for (let number = 1; number <= evidence; number++) {
      await tx`
        insert into evidence (assessment_id, partner_iso3, url, title, type_code, reliability, credibility)
        values (${id}, ${milestone.partner}, ${`https://example.org/${number}`}, 'A report', 'annual_report', 'B', 2)`;
    }
    return id;
  });
}

/** That the due date of the milestone is moved to another day for a reason, now or at a moment that may lie in the past. */
export function newMove(
  { id, partner }: NewMilestone,
  dueOn: string,
  { reason = "scope_change", at = null }: { reason?: ChangeReason; at?: Date | null } = {},
): Promise<void> {
  return asInstallation(async (tx) => {
    const [before] = await tx<{ dueOn: string; version: number }[]>`
      select due_on::text as "dueOn", version from milestones where id = ${id}`;
    if (before === undefined) throw new Error("there is no such milestone");
    const version = before.version + 1;
    await tx`
      update milestones set due_on = ${dueOn}, version = ${version}, updated_at = coalesce(${at}::timestamptz, now()) where id = ${id}`;
    await tx`
      insert into milestone_changes (milestone_id, partner_iso3, milestone_version, field, old_value, new_value, reason, explanation, changed_at)
      values (${id}, ${partner}, ${version}, 'due_on', ${before.dueOn}, ${dueOn}, ${reason}, 'Agreed anew', coalesce(${at}::timestamptz, now()))`;
  });
}

/** That the milestone waits for another one; known since a moment that may lie in the past. Answers its number. */
export function newDependency(
  milestone: NewMilestone,
  waitsFor: NewMilestone,
  addedAt: Date | null = null,
): Promise<number> {
  return asInstallation(async (tx) => {
    const [row] = await tx<{ id: number }[]>`
      insert into milestone_dependencies (partner_iso3, milestone_id, waits_for_id, added_at)
      values (${milestone.partner}, ${milestone.id}, ${waitsFor.id}, coalesce(${addedAt}::timestamptz, now())) returning id::int`;
    return row?.id ?? 0;
  });
}

/** What the partner says of the milestone, from a day on that may lie in the past; the first word is `paused` or `withdrawn`. */
export function newCommitment(
  { id, partner }: NewMilestone,
  commitment: Commitment,
  { fromOn = "2025-07-01", reason = "The budget was cut" } = {},
): Promise<void> {
  return asInstallation(async (tx) => {
    const row = {
      milestone_id: id,
      partner_iso3: partner,
      commitment,
      from_on: fromOn,
      reason,
      recorded_at: new Date(),
    };
    await tx`insert into milestone_commitments ${tx(row)}`;
  });
}

/** A fresh proposal of the partner for its own plan, by a liaison of its own. */
export async function newProposal(
  partner: string,
  { title = "A step of our own", area = "rule_of_law" } = {},
): Promise<number> {
  const liaison = await newPerson("liaison", [partner]);
  return asInstallation(async (tx) => {
    const plan = {
      nature: "target",
      indicator: "Posts filled",
      unit: "posts",
      baseline: 0,
      target: 10,
      start_on: "2026-01-01",
      due_on: "2027-12-31",
    };
    const row = {
      ...plan,
      partner_iso3: partner,
      area_code: area,
      title,
      description: "As our strategy says",
      reason: "Our strategy names it",
      proposed_by: liaison.personId,
    };
    const [added] = await tx<{ id: number }[]>`insert into milestone_proposals ${tx(row)} returning id::int`;
    return added?.id ?? 0;
  });
}

/** The quarter of this day is closed, as it may have been already; several may ask for it at once. */
export async function closedQuarter(quarterOn: string): Promise<void> {
  await asInstallation(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtextextended(${`closed ${quarterOn}`}, 0))`;
    await tx`
      insert into period_events (quarter_on, kind, follows) select ${quarterOn}, 'closed', 0
      where not exists (select 1 from period_events where quarter_on = ${quarterOn})`;
  });
}

interface FileEvidenceWishes {
  text?: string;
  name?: string;
  note?: string | null;
  /** Why it was struck out, by a manager of its own. */
  struck?: string;
}

/** A fresh piece of evidence behind an assessment: a plain text, unlike any other unless its text is wished. */
export async function newFileEvidence(
  { partner }: NewMilestone,
  assessmentId: number,
  { text = randomUUID(), name = "Note.txt", note = null, struck }: FileEvidenceWishes = {},
): Promise<{ id: number; content: Buffer; sha256: string }> {
  const content = Buffer.from(text);
  const sha256 = createHash("sha256").update(content).digest("hex");
  const striker = struck === undefined ? null : await newPerson("manager");
  const [struckAt, struckBy] = striker === null ? [null, null] : [new Date(), striker.personId];
  const id = await asInstallation(async (tx) => {
    await tx`
      insert into evidence_files (sha256, size, media_type, content)
      values (${sha256}, ${content.length}, 'text/plain', ${content}) on conflict do nothing`;
    const [row] = await tx<{ id: number }[]>`
      insert into evidence (assessment_id, partner_iso3, file_sha256, file_name, title, type_code, reliability, credibility, note,
                            struck_at, struck_by, struck_reason)
      values (${assessmentId}, ${partner}, ${sha256}, ${name}, 'A note', 'mission_report', 'B', 2, ${note},
              ${struckAt}, ${struckBy}, ${struck ?? null})
      returning id::int`;
    return row?.id ?? 0;
  });
  return { id, content, sha256 };
}

/** What the person has typed into the form of a new assessment of the milestone, or of this one, and not saved. */
export async function newUnfinished(
  person: Viewer,
  milestone: NewMilestone,
  typed: Readonly<Record<string, string>>,
  assessmentId: number | null = null,
): Promise<void> {
  await asInstallation(
    (tx) => tx`
      insert into unfinished_assessments (person_id, milestone_id, assessment_id, typed, form_key)
      values (${person.personId}, ${milestone.id}, ${assessmentId}, ${tx.json(typed)}, ${randomUUID()})`,
  );
}

/** A view of the person's own under a name that nobody else has. */
export async function newView(
  person: Viewer,
  { address = "/milestones?due=overdue", name = `Overdue ${randomUUID()}`, shared = false } = {},
): Promise<number> {
  return asInstallation(async (tx) => {
    const view = { owner_id: person.personId, name, address, shared };
    const [row] = await tx<{ id: number }[]>`insert into saved_views ${tx(view)} returning id::int`;
    return row?.id ?? 0;
  });
}

/** What a liaison of its own makes of an accepted assessment of the milestone. */
export async function newPartnerView(
  { partner }: NewMilestone,
  assessmentId: number,
  wishes: { stance?: Stance; text?: string; author?: Viewer } = {},
): Promise<number> {
  const { stance = "agrees_in_part", text = "Not all of it" } = wishes;
  const author = wishes.author ?? (await newPerson("liaison", [partner]));
  return asInstallation(async (tx) => {
    const [row] = await tx<{ id: number }[]>`
      insert into partner_views (assessment_id, partner_iso3, stance, text, author_id)
      values (${assessmentId}, ${partner}, ${stance}, ${text}, ${author.personId}) returning id::int`;
    return row?.id ?? 0;
  });
}

/** A fresh comment on the milestone, as its author wrote it. */
export function newComment(milestone: NewMilestone, author: Viewer, text = "As agreed?"): Promise<number> {
  return asInstallation(async (tx) => {
    const comment = {
      milestone_id: milestone.id,
      partner_iso3: milestone.partner,
      author_id: author.personId,
    };
    const [row] = await tx<
      { id: number }[]
    >`insert into comments ${tx({ ...comment, text })} returning id::int`;
    return row?.id ?? 0;
  });
}

/** A fresh notice for the person that a comment on the milestone mentions them. */
export async function newNotice(
  person: Viewer,
  milestone: NewMilestone,
  { read = false } = {},
): Promise<number> {
  const author = await newPerson("analyst", [milestone.partner]);
  const comment = await newComment(milestone, author, `@{${person.personId}} as agreed?`);
  return asInstallation(async (tx) => {
    await tx`insert into comment_mentions (comment_id, person_id) values (${comment}, ${person.personId})`;
    const [row] = await tx<{ id: number }[]>`
      insert into notices (person_id, kind, milestone_id, comment_id, actor_id, read_at)
      values (${person.personId}, 'mentioned', ${milestone.id}, ${comment}, ${author.personId}, ${read ? new Date() : null})
      returning id::int`;
    return row?.id ?? 0;
  });
}

/** A report of the person in the background that no worker takes: it stays as it is. Answers its number. */
export async function newReportJob(
  person: Viewer,
  state: "waiting" | "running" | "done" | "failed" | "cancelled" = "waiting",
  asked = `kind=portfolio&format=csv&title=${randomUUID()}`,
): Promise<number> {
  return asInstallation(async (tx) => {
    const job = { requester_id: person.personId, title: "Portfolio report", format: "csv", steps_all: 10 };
    const [row] = await tx<{ id: number }[]>`
      insert into report_jobs ${tx({ ...job, asked, made_by_order: {} })} returning id::int`;
    const id = row?.id ?? 0;
    await tx`select graphile_worker.remove_job(${`report_job_${id}`})`;
    if (state === "waiting") return id;
    if (state !== "cancelled")
      await tx`update report_jobs set state = 'running', attempt = 1, steps_done = 4 where id = ${id}`;
    const content = Buffer.from(`A report, ${randomUUID()}`);
    const ended = {
      running: {},
      cancelled: {},
      failed: { fault: "fault" },
      done: {
        ...{ file_name: "portfolio-2026-06-30-en.csv", media_type: "text/csv; charset=utf-8", content },
        ...{ check_code: "0123-4567-89AB-CDEF", size: content.length },
      },
    }[state];
    if (state !== "running") await tx`update report_jobs set ${tx({ ...ended, state })} where id = ${id}`;
    return id;
  });
}

/** A report that the person has issued, a small one about all partners; answers its number. */
export async function newIssuedReport(
  person: Viewer,
  content = `A report, ${randomUUID()}`,
): Promise<string> {
  const moment = "2026-07-01T00:00:00Z";
  const order = {
    ...{ kind: "portfolio", subject: "", sections: ["summary"], title: "", addressee: "", foreword: "" },
    ...{ language: "en", format: "csv", madeAt: moment, madeBy: person.name },
    asOf: { day: "2026-06-30", knownBefore: moment },
    from: { day: "2026-03-31", knownBefore: "2026-04-01T00:00:00Z" },
  };
  return asPerson(person, async (tx) => {
    const [row] = await tx<{ number: string }[]>`
      insert into issued_reports (kind, subject, title, format, file_name, media_type, sha256, size, content, check_code, made_by_order,
                                  issued_by, request_key)
      values ('portfolio', '', 'All active partners', 'csv', 'portfolio-2026-06-30-en.csv', 'text/csv; charset=utf-8',
              encode(sha256(convert_to(${content}, 'UTF8')), 'hex'), octet_length(convert_to(${content}, 'UTF8')),
              convert_to(${content}, 'UTF8'), '0123-4567-89AB-CDEF', ${tx.json(order)}, ${person.personId}, ${randomUUID()})
      returning number`;
    return row?.number ?? "";
  });
}
