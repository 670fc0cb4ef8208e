import { and, eq, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { asViewer } from "@/db/client";
import { assessments, figurePostings, milestoneVersions } from "@/db/schema";
import { visiblePartner } from "@/lib/auth/scope";
import type { Viewer } from "@/lib/auth/viewer";
import { CHANGE_KINDS, type ChangeKind } from "@/lib/changes/constants";
import type { Comparison } from "@/lib/changes/rules";
import { COMMITMENTS } from "@/lib/commitments/constants";
import { CHANGE_REASONS, VERDICTS } from "@/lib/milestones/constants";

export const SHOWN_CHANGES = 50;

/** A milestone to which something happened: how it stands on the later day, and `before` how it stood on the earlier one. */
const changeSchema = z.object({
  kind: z.enum(CHANGE_KINDS),
  total: z.number(),
  code: z.string(),
  title: z.string(),
  partner: z.string(),
  partnerIso2: z.string(),
  dueOn: z.iso.date(),
  assessedOn: z.iso.date().nullable(),
  reversedOn: z.iso.date().nullable(),
  undoneOn: z.iso.date().nullable(),
  undoneVerdict: z.enum(VERDICTS).nullable(),
  asideOn: z.iso.date().nullable(),
  addedOn: z.iso.date(),
  before: z
    .object({
      dueOn: z.iso.date(),
      verdict: z.enum(VERDICTS).nullable(),
      assessedOn: z.iso.date().nullable(),
      commitment: z.enum(COMMITMENTS),
      asideOn: z.iso.date().nullable(),
    })
    .nullable(),
  /** Why its partner withdrew it. */
  withdrawnBecause: z.string().nullable(),
  /** Why its due date was moved last. */
  moved: z.object({ reason: z.enum(CHANGE_REASONS), explanation: z.string() }).nullable(),
});
export type Change = z.infer<typeof changeSchema>;

/** The milestones to which something of one kind happened: the first of them by code, and how many there are. */
export interface Changes {
  total: number;
  rows: Change[];
}

/**
 * What happened to milestones between two days, by kind; see constants.ts for what each means. Looks at those alone about which something
 * was found out, or held, between the two: their states on either day are then compared.
 */
export async function listChanges(
  viewer: Viewer,
  { from, to, partner, area }: Comparison,
): Promise<Record<ChangeKind, Changes>> {
  const state = (ids: SQL, side: typeof from) =>
    sql`past.milestone_states(${ids}, ${side.day}::date, ${side.knownBefore}::timestamptz)`;
  const touched = sql`(select t.ids from touched t)`;
  const found = await asViewer(viewer, (tx) =>
    tx.execute(sql`
      with touched as materialized (
        select array(${touchedBetween(viewer, { from, to, partner })}) as ids
      ), later as materialized (
        select s.* from ${state(touched, to)} s where ${area === null ? sql`true` : sql`s.area_code = ${area}`}
      ), earlier as materialized (
        select s.* from ${state(touched, from)} s
      ), changed as (
        select k.kind, a.*, b.id is not null as listed, b.due_on as due_before, b.verdict as verdict_before,
               b.assessed_on as assessed_before, b.commitment as commitment_before, b.aside_on as aside_before,
               count(*) over (partition by k.kind) as total,
               row_number() over (partition by k.kind order by a.partner_iso3, a.area_code, length(a.code), a.code) as place
        from later a
        left join earlier b on b.id = a.id
        cross join lateral (values
          ('fulfilled', a.verdict = 'fulfilled' and b.verdict is distinct from 'fulfilled'),
          ('reversed', a.reversed_on is not null and a.reversed_on is distinct from b.reversed_on),
          ('slipped', a.due_on > b.due_on),
          ('added', b.id is null),
          ('withdrawn', a.commitment = 'withdrawn' and b.commitment is distinct from 'withdrawn')
        ) k (kind, holds)
        where k.holds
      )
      select c.kind, c.total::int as total, c.code, c.title, c.partner_iso3 as partner, p.iso2 as "partnerIso2", c.due_on::text as "dueOn",
             c.assessed_on::text as "assessedOn", c.reversed_on::text as "reversedOn", c.undone_on::text as "undoneOn",
             c.undone_verdict as "undoneVerdict", c.aside_on::text as "asideOn",
             (select min(v.known_from) at time zone 'UTC' from milestone_versions v where v.milestone_id = c.id)::date::text as "addedOn",
             case when c.listed then json_build_object(
               'dueOn', c.due_before, 'verdict', c.verdict_before, 'assessedOn', c.assessed_before,
               'commitment', c.commitment_before, 'asideOn', c.aside_before) end as before,
             case when c.kind = 'withdrawn' then (
               select s.reason from milestone_commitments s
               where s.milestone_id = c.id and s.commitment = 'withdrawn' and s.from_on = c.aside_on
                 and s.recorded_at < ${to.knownBefore}::timestamptz
               order by s.id desc limit 1) end as "withdrawnBecause",
             case when c.kind = 'slipped' then (
               select json_build_object('reason', m.reason, 'explanation', m.explanation) from milestone_changes m
               where m.milestone_id = c.id and m.field = 'due_on' and m.changed_at < ${to.knownBefore}::timestamptz
               order by m.changed_at desc, m.id desc limit 1) end as moved
      from changed c join partners p on p.iso3 = c.partner_iso3
      where c.place <= ${SHOWN_CHANGES}
      order by c.kind, c.place`),
  );
  const rows = z.array(changeSchema).parse([...found]);
  const changesOf = (kind: ChangeKind): Changes => {
    const own = rows.filter((row) => row.kind === kind);
    return { total: own[0]?.total ?? 0, rows: own };
  };
  return {
    fulfilled: changesOf("fulfilled"),
    reversed: changesOf("reversed"),
    slipped: changesOf("slipped"),
    added: changesOf("added"),
    withdrawn: changesOf("withdrawn"),
  };
}

/**
 * The milestones that can have changed so: whatever makes one fulfilled, reversed or withdrawn on the later day and not on the earlier one
 * was not known, or did not hold, on the earlier one. What posted it lies between the two, and so does a new plan.
 */
function touchedBetween(viewer: Viewer, { from, to, partner }: Pick<Comparison, "from" | "to" | "partner">) {
  const of = (column: Parameters<typeof visiblePartner>[1]) =>
    and(visiblePartner(viewer, column), partner === null ? undefined : eq(column, partner)) ?? sql`true`;
  const day = (side: typeof from) => sql`${side.day}::date`;
  const moment = (side: typeof from) => sql`${side.knownBefore}::timestamptz`;
  const turned = sql`(shown <> 0 or withdrawn <> 0)`;
  return sql`
    select milestone_id from ${figurePostings}
    where ${turned} and known_at >= ${moment(from)} and known_at < ${moment(to)} and effective_on <= ${day(to)}
      and ${of(figurePostings.partnerIso3)}
    union
    select milestone_id from ${figurePostings}
    where ${turned} and effective_on > ${day(from)} and effective_on <= ${day(to)} and known_at < ${moment(to)}
      and ${of(figurePostings.partnerIso3)}
    union
    select milestone_id from ${assessments}
    where state = 'accepted' and verdict = 'reversed' and accepted_at < ${moment(to)} and effective_on <= ${day(to)}
      and (accepted_at >= ${moment(from)} or effective_on > ${day(from)}) and ${of(assessments.partnerIso3)}
    union
    select milestone_id from ${milestoneVersions}
    where known_from >= ${moment(from)} and known_from < ${moment(to)} and ${of(milestoneVersions.partnerIso3)}`;
}
