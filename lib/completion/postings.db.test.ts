import fc from "fast-check";
import type postgres from "postgres";
import { expect, test } from "vitest";
import { day, type Fact, insertLife, life, moment, type Read, type Said } from "@/db/testing/lives";
import { sqlAsOwner } from "@/db/testing/sql";
import { completionSteps, sumOfSteps } from "@/lib/completion/rules";
import { clampProgress, isOverdue, progressOf } from "@/lib/milestones/rules";
import type { Day } from "@/lib/periods/days";
import { quarterOf } from "@/lib/periods/rules";

// Every figure of every day by every state of knowledge, from what is posted and from the facts alone.

const later =
  <Value>(key: (value: Value) => string) =>
  (a: Value | null, b: Value) =>
    a === null || key(b) >= key(a) ? b : a;

/** The figures of a day by what was known before a moment, straight from the facts. */
function figuresFromFacts(facts: readonly Fact[], on: Day, before: string): Record<string, number> {
  const sums: Record<string, number> = {};
  const add = (name: string, by: number) => {
    if (by !== 0) sums[name] = (sums[name] ?? 0) + by;
  };
  for (const fact of facts) {
    if (fact.createdAt >= before) continue;
    const last = fact.readings
      .filter(({ effectiveOn, acceptedAt }) => effectiveOn <= on && acceptedAt < before)
      .reduce<Read | null>(
        later((one) => `${one.effectiveOn} ${one.acceptedAt} ${String(one.id).padStart(9, "0")}`),
        null,
      );
    const word = fact.said
      .filter(({ fromOn, recordedAt }) => fromOn <= on && recordedAt < before)
      .reduce<Said | null>(
        later((one) => `${one.fromOn} ${String(one.id).padStart(9, "0")}`),
        null,
      );
    const commitment = word?.commitment ?? "committed";
    const segment = commitment === "committed" ? (last?.delivery ?? "not_assessed") : commitment;
    add(segment, 1);
    if (last?.verdict === "fulfilled" && commitment !== "withdrawn") add("shown", 1);
    const judged = { delivery: last?.delivery ?? null, verdict: last?.verdict ?? null, commitment };
    if (isOverdue({ ...judged, dueOn: fact.dueOn }, on)) add("overdue", 1);
    if (quarterOf(fact.startOn) > on || last?.delivery === "discontinued" || commitment === "withdrawn")
      continue;
    add("counted", 1);
    if (last !== null) add("assessed", 1);
    if (last?.verdict === "fulfilled") add("fulfilled", 1);
    const progress = progressOf({ value: last?.value ?? 0, baseline: 0, target: fact.target });
    if (progress === null) continue;
    add("weight", Number(fact.weight));
    add("weighted_progress", clampProgress(progress) * Number(fact.weight));
  }
  return sums;
}

const MEASURES = [
  ...["completed", "in_progress", "not_started", "not_assessed", "discontinued", "paused", "withdrawn"],
  ...["counted", "assessed", "fulfilled", "shown", "overdue", "weight", "weighted_progress"],
] as const;
const sums = MEASURES.map((name) => `sum(${name})::numeric as ${name}`).join(", ");
const isSomething = `(${MEASURES.map((name) => `sum(${name})`).join(", ")}) <> (${MEASURES.map(() => "0").join(", ")})`;
type Row = Record<string, string | null>;

const asSums = ([row = {}]: readonly Row[]): Record<string, number> =>
  Object.fromEntries(
    Object.entries(row).flatMap(([name, sum]) => (Number(sum) === 0 ? [] : [[name, Number(sum)]])),
  );

const figuresFromPostings = (tx: postgres.TransactionSql, on: Day, before: string) =>
  tx<Row[]>`
    select ${tx.unsafe(sums)} from figure_postings where effective_on <= ${on} and known_at < ${before}::text::timestamptz`;

const balances = (tx: postgres.TransactionSql) => tx`
  select partner_iso3, area_code, grain, known_on, quarter_on, ${tx.unsafe(sums)} from figure_balances
  group by 1, 2, 3, 4, 5 having ${tx.unsafe(isSomething)} order by 1, 2, 3, 4, 5`;

const summedPostings = (tx: postgres.TransactionSql) => tx`
  select partner_iso3, area_code, grain,
         case grain when 'all' then '-infinity' else date_trunc(grain, known_at at time zone 'UTC')::date end as known_on,
         date_trunc('quarter', effective_on::timestamp)::date as quarter_on, ${tx.unsafe(sums)}
  from figure_postings cross join (values ('all'), ('year'), ('month')) as grains (grain)
  group by 1, 2, 3, 4, 5 having ${tx.unsafe(isSomething)} order by 1, 2, 3, 4, 5`;

test("what is posted gives the figures of every day by every state of knowledge, in whatever order facts came to be known", async () => {
  const enough = new Error("everything is taken back");
  await fc.assert(
    fc.asyncProperty(
      fc.array(life, { minLength: 1, maxLength: 4 }),
      fc.array(fc.tuple(day, moment), { minLength: 12, maxLength: 12 }),
      async (lives, asked) => {
        await sqlAsOwner
          .begin(async (tx) => {
            await tx`select set_config('tracker.system', 'on', true)`;
            const facts: Fact[] = [];
            for (const [index, one] of lives.entries()) facts.push(await insertLife(tx, one, index + 1));
            const check = async () => {
              for (const [on, before] of asked) {
                const posted = asSums(await figuresFromPostings(tx, on, before));
                const expected = figuresFromFacts(facts, on, before);
                expect(Object.keys(posted).toSorted()).toEqual(Object.keys(expected).toSorted());
                for (const [name, sum] of Object.entries(expected)) expect(posted[name]).toBeCloseTo(sum, 6);
              }
              expect([...(await balances(tx))]).toEqual([...(await summedPostings(tx))]);
            };
            await check();
            await tx`select tracker.rebuild_read_models()`;
            await check();

            // At the end of a quarter, by all that is known: what the charts of today keep.
            const counted = facts.map((fact) => ({
              ...{ partner: "GEO", area: "integration" as const, baseline: 0 },
              ...fact,
              assessments: fact.readings,
              commitments: fact.said,
            }));
            const steps = completionSteps(counted).filter(({ quarterOn }) => quarterOn <= "2024-07-01");
            const [now] = await tx`
              select coalesce(sum(counted), 0)::int as milestones, coalesce(sum(assessed), 0)::int as assessed,
                     coalesce(sum(fulfilled), 0)::int as fulfilled, coalesce(sum(weight), 0)::numeric(24, 3)::text as weight,
                     coalesce(sum(weighted_progress), 0)::numeric(30, 9)::text as "weightedProgress"
              from figure_postings where effective_on <= '2024-09-30'`;
            expect(now).toEqual(sumOfSteps(steps));
            throw enough;
          })
          .catch((error: unknown) => {
            if (error !== enough) throw error;
          });
      },
    ),
    { numRuns: 80 },
  );
});
