import fc from "fast-check";
import type postgres from "postgres";
import { expect, test } from "vitest";
import { loadDemonstration } from "@/db/seed/demonstration";
import { asInstallation } from "@/db/testing/acting";
import { insertPlan, insertReadings, insertSayings, life, moment } from "@/db/testing/lives";
import { sqlAsOwner } from "@/db/testing/sql";
import { clampProgress, progressOf } from "@/lib/milestones/rules";
import { KEPT_MOVEMENTS } from "@/lib/movements/constants";
import { type Day, dayFromNumber, dayNumber } from "@/lib/periods/days";
import { lastDayOfQuarter, type Quarter, quarterOf, quartersBetween } from "@/lib/periods/rules";

// What is kept of movements, against the two states of every milestone at the ends of every quarter, from the record alone.

interface Plan {
  since: string;
  startOn: Day;
  baseline: number;
  target: number;
  weight: number;
}
interface Judgement {
  id: number;
  effectiveOn: Day;
  acceptedAt: string;
  value: number;
  delivery: string;
  verdict: string;
}
interface Facts {
  id: number;
  plans: Plan[];
  judgements: Judgement[];
  sayings: { id: number; fromOn: Day; recordedAt: string; commitment: string }[];
}
interface Move {
  id: number;
  quarter: Quarter;
  kind: string;
  counted: number;
  assessed: number;
  weight: number;
  progress: number;
}

const factsOf = (tx: postgres.TransactionSql) => tx<Facts[]>`
  select m.id::int,
    (select json_agg(json_build_object('since', v.known_from, 'startOn', v.start_on, 'baseline', v.baseline, 'target', v.target,
                                       'weight', v.weight) order by v.version)
     from milestone_versions v where v.milestone_id = m.id) as plans,
    coalesce((select json_agg(json_build_object('id', a.id, 'effectiveOn', a.effective_on, 'acceptedAt', a.accepted_at, 'value', a.value,
                                       'delivery', a.delivery, 'verdict', a.verdict) order by a.effective_on, a.accepted_at, a.id)
     from assessments a where a.milestone_id = m.id and a.state = 'accepted'), '[]') as judgements,
    coalesce((select json_agg(json_build_object('id', c.id, 'fromOn', c.from_on, 'recordedAt', c.recorded_at, 'commitment', c.commitment)
                              order by c.from_on, c.id)
     from milestone_commitments c where c.milestone_id = m.id), '[]') as sayings
  from milestones m order by m.id`;

/** What was believed of a milestone at the end of a quarter. */
function believed({ plans, judgements, sayings }: Facts, quarter: Quarter) {
  const end = lastDayOfQuarter(quarter);
  const before = `${dayFromNumber(dayNumber(end) + 1)}T00:00:00`;
  const plan = plans.findLast(({ since }) => since < before);
  const last = judgements.findLast(
    ({ effectiveOn, acceptedAt }) => effectiveOn <= end && acceptedAt < before,
  );
  const said = sayings.findLast(({ fromOn, recordedAt }) => fromOn <= end && recordedAt < before);
  const givenUp = last?.delivery === "discontinued" || said?.commitment === "withdrawn";
  return { plan, last, givenUp, counts: plan !== undefined && plan.startOn <= end && !givenUp };
}

/** Weight and weighted progress of a value by a plan. */
function figures(plan: Plan | undefined, value: number | undefined) {
  if (plan === undefined || plan.baseline === plan.target) return { weight: 0, progress: 0 };
  const { baseline, target, weight } = plan;
  const progress = progressOf({ value: value ?? baseline, baseline, target }) ?? 0;
  return { weight, progress: clampProgress(progress) * weight };
}

function movesOf(facts: Facts, quarter: Quarter): Move[] {
  const was = believed(facts, quarterOf(dayFromNumber(dayNumber(quarter) - 1)));
  const is = believed(facts, quarter);
  const move = (
    kind: string,
    from: ReturnType<typeof figures>,
    to: ReturnType<typeof figures>,
    more: Partial<Move> = {},
  ): Move => ({
    ...{ id: facts.id, quarter, kind, counted: 0, assessed: 0, ...more },
    ...{ weight: to.weight - from.weight, progress: to.progress - from.progress },
  });
  const nothing = { weight: 0, progress: 0 };
  const [old, now] = [figures(was.plan, was.last?.value), figures(is.plan, is.last?.value)];
  const oldAssessed = was.last === undefined ? 0 : 1;
  const nowAssessed = is.last === undefined ? 0 : 1;
  if (!was.counts && !is.counts) return [];
  if (!was.counts) return [move("new", nothing, now, { counted: 1, assessed: nowAssessed })];
  if (!is.counts)
    return [
      move(is.givenUp ? "withdrawn" : "rebaselined", old, nothing, {
        counted: -1,
        assessed: 0 - oldAssessed,
      }),
    ];
  const between = figures(is.plan, was.last?.value);
  const replanned = (["baseline", "target", "weight"] as const).some(
    (field) => was.plan?.[field] !== is.plan?.[field],
  );
  const grown = now.progress - between.progress;
  const turned = (verdict: string) => is.last?.verdict === verdict && was.last?.verdict !== verdict;
  const kind = turned("fulfilled")
    ? "fulfilled"
    : turned("reversed")
      ? "reversed"
      : grown > 0
        ? "advanced"
        : grown < 0
          ? "fell_back"
          : was.last === undefined && is.last !== undefined
            ? "assessed"
            : null;
  return [
    ...(replanned ? [move("rebaselined", old, between)] : []),
    ...(kind === null ? [] : [move(kind, between, now, { assessed: nowAssessed - oldAssessed })]),
  ];
}

const inOrder = (moves: readonly Move[]) =>
  moves
    // Sums of binary fractions, told to the nine decimals that are kept.
    .map(({ weight, progress, ...move }) => ({
      ...move,
      ...{ weight: Number(weight.toFixed(3)) + 0, progress: Number(progress.toFixed(9)) + 0 },
    }))
    .toSorted((a, b) => a.id - b.id || (a.quarter + a.kind < b.quarter + b.kind ? -1 : 1));

const keptMoves = (tx: postgres.TransactionSql) => tx<Move[]>`
  select milestone_id::int as id, quarter_on::text as quarter, kind, counted, assessed, weight::float8, weighted_progress::float8 as progress
  from movements order by milestone_id, quarter_on::text || kind collate "C"`;

/** The sums that are kept, and the same of what is kept of each milestone. */
const sums = async (tx: postgres.TransactionSql) => ({
  kept: [
    ...(await tx`
      select partner_iso3, area_code, nature, quarter_on::text, kind, milestones, counted, assessed, weight::text, weighted_progress::text
      from movement_steps where (milestones, counted, assessed, weight, weighted_progress) <> (0, 0, 0, 0, 0) order by 1, 2, 3, 4, 5`),
  ],
  added: [
    ...(await tx`
      select partner_iso3, area_code, nature, quarter_on::text, kind, count(*)::int as milestones, sum(counted)::int as counted,
             sum(assessed)::int as assessed, sum(weight)::text as weight, sum(weighted_progress)::text as weighted_progress
      from movements group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`),
  ],
});

/** Holds what is kept to the record, and to what is made anew. */
async function check(tx: postgres.TransactionSql, first: Day, last: Day): Promise<Move[]> {
  const facts = await factsOf(tx);
  const expected = facts.flatMap((each) =>
    quartersBetween(first, last).flatMap((quarter) => movesOf(each, quarter)),
  );
  const kept = [...(await keptMoves(tx))];
  expect(inOrder(kept)).toEqual(inOrder(expected));
  const { kept: steps, added } = await sums(tx);
  expect(steps).toEqual(added);
  await tx`select tracker.rebuild_movements()`;
  expect([...(await keptMoves(tx))]).toEqual(kept);
  expect((await sums(tx)).kept).toEqual(steps);
  return kept;
}

const plan = fc.record({ since: moment, target: fc.constantFrom(0, 10, 40), after: fc.nat(6) });

test("movements are what the record of two ends tells, whatever came to be known when, and the same anew", async () => {
  const enough = new Error("everything is taken back");
  const lives = fc.array(fc.record({ one: life, plans: fc.array(plan, { maxLength: 2 }) }), {
    minLength: 1,
    maxLength: 3,
  });
  await fc.assert(
    fc.asyncProperty(lives, async (all) => {
      await sqlAsOwner
        .begin(async (tx) => {
          await tx`select set_config('tracker.system', 'on', true)`;
          for (const [index, { one, plans }] of all.entries()) {
            const { id } = await insertPlan(tx, one, index + 1);
            for (let read = 0; read <= one.readings.length; read += 1) {
              for (const { since, target } of plans.filter(({ after }) => after === read))
                await tx`update milestones set target = ${target}, version = version + 1, updated_at = ${since}::text::timestamptz
                         where id = ${id} and ${since}::text::timestamptz
                           > (select max(v.known_from) from milestone_versions v where v.milestone_id = ${id})`;
              await insertReadings(tx, id, one.readings.slice(read, read + 1));
            }
            await insertSayings(tx, id, one.sayings);
          }
          await check(tx, "2022-10-01", "2026-12-31");
          throw enough;
        })
        .catch((error: unknown) => {
          if (error !== enough) throw error;
        });
    }),
    { numRuns: 60 },
  );
}, 120_000);

test("so are those of the demonstration, which has some of every kind", async () => {
  await loadDemonstration();
  const kept = await asInstallation((tx) => check(tx, "2015-01-01", "2026-12-31"));
  expect([...new Set(kept.map(({ kind }) => kind))].toSorted()).toEqual([...KEPT_MOVEMENTS].toSorted());
}, 180_000);
