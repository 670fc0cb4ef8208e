import { and, type SQL, sql } from "drizzle-orm";
import { AUDIT_PAGE_SIZE, readingChain } from "@/lib/audit/constants";
import { actionsOf, type AuditFilters } from "@/lib/audit/filters";

/** The order of the trail wherever it is read. */
export const newestFirst = sql`e.at desc, e.chain desc, e.position desc`;

/** The name of the person that an event is about. */
export const subjectOf = sql`s.name`;

/** The code of the milestone that an event belongs to, as far as that can be told. */
export const milestoneOf = sql`coalesce(case when e.entity = 'milestone' then e.entity_id end, e.after ->> 'milestone',
  e.before ->> 'milestone', am.code, vm.code, cm.code)`;

/** Some events with who did it (`p`) and what it was done to, the newest first. */
export const withItsMatter = (columns: SQL, events: SQL): SQL => sql`
  select ${columns}
  from (${events}) e
  cross join lateral (select case when e.entity_id ~ '^[0-9]{1,18}$' then e.entity_id::bigint end as number) n
  left join people p on p.id = e.person_id
  left join people s on e.entity = 'person' and s.id::text = e.entity_id
  left join assessments a on e.entity in ('assessment', 'partner_view') and a.id = n.number
  left join milestones am on am.id = a.milestone_id
  left join evidence v on e.entity = 'evidence' and v.id = n.number
  left join assessments va on va.id = v.assessment_id
  left join milestones vm on vm.id = va.milestone_id
  left join comments c on e.entity = 'comment' and c.id = n.number
  left join milestones cm on cm.id = c.milestone_id
  order by ${newestFirst}`;

/** All events that the filters mean, on whatever page. */
export function eventsListed(filters: AuditFilters): SQL {
  const { conditions, actions, chains } = wanted(filters, null);
  const every = and(
    conditions,
    actions === null ? undefined : sql`e.action = any (${textArray(actions)})`,
    chains === null ? undefined : sql`e.chain = any (${textArray(chains)})`,
  );
  return sql`select e.* from audit_events e where ${every ?? sql`true`}`;
}

/** The events of a page, and one more that says whether there is another page. */
export function eventsPage(filters: AuditFilters, start: string | null): SQL {
  const { actions, chains, ...asked } = wanted(filters, start);
  const conditions = and(
    asked.conditions,
    chains === null || actions === null ? undefined : sql`e.chain = any (${textArray(chains)})`,
  );
  const page = sql`order by ${newestFirst} limit ${AUDIT_PAGE_SIZE + 1}`;
  // Each action, or each chain, has its own newest ones in the order of an index: of a rare one among many no other is read.
  const each =
    actions === null ? chains && { words: chains, is: sql`e.chain` } : { words: actions, is: sql`e.action` };
  if (each === null) return sql`select e.* from audit_events e where ${conditions ?? sql`true`} ${page}`;
  return sql`
    select e.* from unnest(${textArray(each.words)}) as one (word)
    cross join lateral (
      select * from audit_events e where ${and(sql`${each.is} = one.word`, conditions)} ${page}
    ) e ${page}`;
}

/** What the filters ask of an event, but for the words that a page looks for one by one. */
function wanted({ person, partner, from, to, about, after, what }: AuditFilters, start: string | null) {
  return {
    actions: actionsOf(what),
    chains: partner === null ? null : [partner, readingChain(partner)],
    conditions: and(
      person === null ? undefined : sql`e.person_id = ${person}::uuid`,
      from === null ? undefined : sql`e.at >= ${from}::date::timestamp at time zone 'UTC'`,
      to === null ? undefined : sql`e.at < (${to}::date + 1)::timestamp at time zone 'UTC'`,
      about === "" ? undefined : beginning(about),
      start === null || after === null
        ? undefined
        : sql`e.at <= ${start}::timestamptz and (e.at, e.chain, e.position) < (${start}::timestamptz, ${after.chain}, ${after.position}::bigint)`,
    ),
  };
}

/** Typed in whatever letters: codes are written in capitals and the ids of people in small ones. */
function beginning(about: string): SQL {
  const spellings = [...new Set([about, about.toUpperCase(), about.toLowerCase()])];
  const ranges = spellings.map(
    (text) => sql`(e.entity_id ~>=~ ${text} and e.entity_id ~<~ ${`${text}\u{10FFFF}`})`,
  );
  return sql`(${sql.join(ranges, sql` or `)})`;
}

export const textArray = (words: readonly string[]) =>
  sql`array(select jsonb_array_elements_text(${JSON.stringify(words)}::jsonb))`;
