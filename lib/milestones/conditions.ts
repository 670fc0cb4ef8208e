import { and, gt, gte, ilike, inArray, isNotNull, isNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { milestones } from "@/db/schema";
import { NOT_ASSESSED } from "@/lib/milestones/constants";
import type { MilestoneFilters } from "@/lib/milestones/filters";
import { type Slip, SLIP_DAYS } from "@/lib/milestones/slips";
import { RAG_AMBER_MAX_GAP, RAG_GREEN_MAX_GAP } from "@/lib/milestones/rules";
import { disagreedWith } from "@/lib/partner-views/conditions";
import { dayFromNumber, dayNumber, type Day } from "@/lib/periods/days";
import { lastDayOfQuarter, type Quarter, quarterOf } from "@/lib/periods/rules";

/**
 * The colour of a milestone on a day, as an expression of its columns. Says the same as `ragOf` in rules.ts, which a test holds
 * it to; it is here so that a list of any length is filtered and sorted by the database.
 */
export function ragExpression(day: Day): SQL<string> {
  const m = milestones;
  const gap = sql`(least(greatest(${day}::date - ${m.startOn}, 0), ${m.dueOn} - ${m.startOn})::numeric
    - least(greatest(${m.currentProgress}, 0), 1) * (${m.dueOn} - ${m.startOn}))`;
  const allowed = (share: number) => sql`${sql.raw(String(share))} * (${m.dueOn} - ${m.startOn})`;
  return sql<string>`case
    when ${m.currentVerdict} is null then 'grey'
    when ${m.currentVerdict} = 'fulfilled' then 'blue'
    when ${m.currentDelivery} = 'discontinued' or ${m.currentCommitment} <> 'committed' then 'grey'
    when ${m.currentVerdict} = 'reversed' or ${m.dueOn} < ${day}::date then 'red'
    when ${m.currentProgress} is null then 'grey'
    when ${gap} <= ${allowed(RAG_GREEN_MAX_GAP)} then 'green'
    when ${gap} <= ${allowed(RAG_AMBER_MAX_GAP)} then 'amber'
    else 'red' end`;
}

/** Open: neither fulfilled, nor given up, nor set aside, as `isOpen` says; written so that the index of open milestones serves. */
export const openMilestone = sql`${milestones.currentVerdict} is distinct from 'fulfilled' and ${milestones.currentDelivery} is distinct from 'discontinued' and ${milestones.currentCommitment} = 'committed'`;

/** Of a partner whose standing on the day is active: what totals count. */
export function activePartner(column: SQL | AnyPgColumn, day: Day): SQL {
  return sql`${column} in (select s.partner_iso3 from status_spells s
    where s.standing = 'active' and s.from_on <= ${day}::date and (s.to_on is null or s.to_on > ${day}::date))`;
}

/** Of a partner that takes part in one of these programmes on the day. */
export function takesPart(column: SQL | AnyPgColumn, programmes: readonly string[], day: Day): SQL {
  return sql`${column} in (select p.partner_iso3 from partner_programmes p
    where p.programme_code = any(${`{${programmes.join(",")}}`}::text[])
      and (p.from_on is null or p.from_on <= ${day}::date) and (p.to_on is null or p.to_on > ${day}::date))`;
}

function dueCondition(due: NonNullable<MilestoneFilters["due"]>, day: Day): SQL | undefined {
  const inDays = (days: number) => dayFromNumber(dayNumber(day) + days);
  const within = {
    overdue: lt(milestones.dueOn, day),
    next_30: and(gte(milestones.dueOn, day), lte(milestones.dueOn, inDays(30))),
    next_90: and(gte(milestones.dueOn, day), lte(milestones.dueOn, inDays(90))),
    later: gt(milestones.dueOn, inDays(90)),
  };
  return and(openMilestone, within[due]);
}

/**
 * Open, begun, and without an assessment about the quarter of the day: none accepted and none that waits. Drafts and returned
 * ones are still to be sent. What waits is found from its own index, so that this costs no look at each milestone's history.
 */
function notAssessedInQuarter(day: Day): SQL | undefined {
  const m = milestones;
  const quarter = quarterOf(day);
  return and(
    openMilestone,
    lte(m.startOn, day),
    or(isNull(m.currentEffectiveOn), lt(m.currentEffectiveOn, quarter)),
    sql`${m.id} not in (select w.milestone_id from assessments w where w.state = 'submitted' and w.effective_on >= ${quarter}::date)`,
  );
}

/**
 * Begun and open at the end of the quarter, without an assessment about it: none accepted and none that waits. Only a milestone that
 * was assessed after the quarter needs a look into its history; what holds of any other one stands in its row.
 */
function notAssessedIn(quarter: Quarter): SQL | undefined {
  const m = milestones;
  const last = lastDayOfQuarter(quarter);
  return and(
    lte(m.startOn, last),
    sql`case when ${m.currentEffectiveOn} is null then true
      when ${m.currentEffectiveOn} <= ${last}::date
        then ${m.currentEffectiveOn} < ${quarter}::date and ${m.currentVerdict} <> 'fulfilled' and ${m.currentDelivery} <> 'discontinued'
      else coalesce((
        select a.effective_on < ${quarter}::date and a.verdict <> 'fulfilled' and a.delivery <> 'discontinued' from assessments a
        where a.milestone_id = ${m.id} and a.state = 'accepted' and a.effective_on <= ${last}::date
        order by a.effective_on desc, a.accepted_at desc, a.id desc limit 1), true) end`,
    sql`coalesce((
      select c.commitment = 'committed' from milestone_commitments c where c.milestone_id = ${m.id} and c.from_on <= ${last}::date
      order by c.from_on desc, c.id desc limit 1), true)`,
    sql`${m.id} not in (select w.milestone_id from assessments w
      where w.state = 'submitted' and w.effective_on between ${quarter}::date and ${last}::date)`,
  );
}

/** What completion counts on the day, as in `completion_steps`: a milestone belongs to it from the quarter of its start on. */
export function countedOn(day: Day): SQL | undefined {
  const m = milestones;
  return and(
    lte(m.startOn, lastDayOfQuarter(quarterOf(day))),
    sql`${m.currentDelivery} is distinct from 'discontinued' and ${m.currentCommitment} <> 'withdrawn'`,
  );
}

function judged(
  column: typeof milestones.currentDelivery | typeof milestones.currentVerdict,
  words: readonly string[],
): SQL | undefined {
  const known = words.filter((word) => word !== NOT_ASSESSED);
  return or(
    words.includes(NOT_ASSESSED) ? isNull(column) : undefined,
    known.length > 0 ? inArray(sql`${column}`, known) : undefined,
  );
}

/**
 * Milestones that were ever reversed. It narrows nothing down beside the column that says since when one is; but of a past day there is
 * no such column, and these few are found in an index. Of today it would cost more than the column's own index.
 */
export const everReversed = sql`${milestones.id} in (
  select a.milestone_id from assessments a where a.state = 'accepted' and a.verdict = 'reversed')`;

/** How many days the due date has moved since it was first agreed, as `slippageDays` says. */
export const slippage = sql<number>`(${milestones.dueOn} - ${milestones.firstDueOn})`;

function slipped(slips: readonly Slip[]): SQL | undefined {
  return or(
    ...slips.map((slip) => {
      const [fewest, most] = SLIP_DAYS[slip];
      return and(
        fewest === null ? undefined : gte(slippage, fewest),
        most === null ? undefined : lte(slippage, most),
      );
    }),
  );
}

/** Milestones whose due date was ever moved for one of these reasons; written so that the index of moves serves. */
const movedFor = (reasons: readonly string[]) => sql`${milestones.id} in (
  select c.milestone_id from milestone_changes c
  where c.field = 'due_on' and c.reason = any(${`{${reasons.join(",")}}`}::text[]))`;

/** Text to be found as it stands: the wildcards of LIKE lose their meaning. */
const literally = (text: string) => `%${text.replace(/[\\%_]/g, "\\$&")}%`;

/** Milestones that moved completion in this way in the quarter; written so that the index of movements by quarter serves. */
const movedSo = ({ kind, quarter }: NonNullable<MilestoneFilters["movement"]>) => sql`${milestones.id} in (
  select v.milestone_id from movements v where v.quarter_on = ${quarter}::date and v.kind = ${kind})`;

/** The condition that some filters make, on the day. The viewer's scope is the policies' and comes on top. */
export function matching(filters: MilestoneFilters, day: Day): SQL | undefined {
  const m = milestones;
  const text = literally(filters.search);
  return and(
    filters.search === ""
      ? undefined
      : or(ilike(m.code, text), ilike(m.title, text), ilike(m.leadInstitution, text)),
    filters.partners.length > 0 ? inArray(m.partnerIso3, filters.partners) : undefined,
    filters.areas.length > 0 ? inArray(m.areaCode, filters.areas) : undefined,
    filters.natures.length > 0 ? inArray(m.nature, filters.natures) : undefined,
    filters.bases.length > 0 ? inArray(m.basis, filters.bases) : undefined,
    filters.programmes.length > 0 ? takesPart(m.partnerIso3, filters.programmes, day) : undefined,
    filters.deliveries.length > 0 ? judged(m.currentDelivery, filters.deliveries) : undefined,
    filters.verdicts.length > 0 ? judged(m.currentVerdict, filters.verdicts) : undefined,
    filters.commitments.length > 0 ? inArray(m.currentCommitment, filters.commitments) : undefined,
    filters.slips.length > 0 ? slipped(filters.slips) : undefined,
    filters.moves.length > 0 ? movedFor(filters.moves) : undefined,
    filters.rags.length > 0 ? inArray(ragExpression(day), filters.rags) : undefined,
    filters.due === null ? undefined : dueCondition(filters.due, day),
    filters.assessed === null ? undefined : notAssessedInQuarter(day),
    filters.recheck === null ? undefined : lte(m.currentRecheckOn, day),
    filters.reversed ? isNotNull(m.currentReversedOn) : undefined,
    filters.missing === null ? undefined : notAssessedIn(filters.missing),
    filters.movement === null ? undefined : movedSo(filters.movement),
    filters.waiting ? gt(m.waitingCount, 0) : undefined,
    filters.disputed ? disagreedWith : undefined,
    filters.counted ? countedOn(day) : undefined,
    filters.active ? activePartner(m.partnerIso3, day) : undefined,
  );
}
