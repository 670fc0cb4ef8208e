import fc from "fast-check";
import type postgres from "postgres";
import { expect, test } from "vitest";
import { sqlAsOwner } from "@/db/testing/sql";
import { COMMITMENTS } from "@/lib/commitments/constants";
import { composeCode } from "@/lib/milestones/codes";
import { DELIVERIES, VERDICTS } from "@/lib/milestones/constants";
import { dayFromNumber, dayNumber } from "@/lib/periods/days";

// Two ways to the same postings: one fact after the other as it comes to be known, and all of them anew.

const day = fc.integer({ min: dayNumber("2023-01-01"), max: dayNumber("2025-12-31") }).map(dayFromNumber);
const plan = {
  due: fc.constantFrom("2024-06-30", "2025-03-31", "2026-12-31"),
  target: fc.constantFrom(0, 10, 80),
};
const reading = fc.record({
  effectiveOn: day,
  value: fc.constantFrom(-5, 0, 4, 200),
  delivery: fc.constantFrom(...DELIVERIES),
  verdict: fc.constantFrom(...VERDICTS.filter((verdict) => verdict !== "reversed")),
});
const fact = fc.oneof(
  // Several at once come to be known at one moment.
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant("read"),
      readings: fc.array(reading, { minLength: 1, maxLength: 3 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("say"),
      fromOn: day,
      commitment: fc.constantFrom(...COMMITMENTS),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("replan"), startOn: day, ...plan }) },
);
type Saying = { fromOn: string; commitment: string };
type Fact = typeof fact extends fc.Arbitrary<infer Value> ? Value : never;
const life = fc.record({ startOn: day, ...plan, facts: fc.array(fact, { minLength: 1, maxLength: 12 }) });

async function insertLife(
  tx: postgres.TransactionSql,
  { startOn, due, target }: Omit<typeof life extends fc.Arbitrary<infer Value> ? Value : never, "facts">,
  number: number,
): Promise<number> {
  const code = composeCode({ partner: "GEO", area: "integration", number });
  const [row] = await tx<{ id: number }[]>`
    insert into milestones (code, partner_iso3, area_code, title, description, nature, indicator, unit, baseline, target, start_on,
                            due_on, first_due_on, weight, created_at)
    values (${code}, 'GEO', 'integration', 'A step', '', 'target', 'Posts', 'posts', 0, ${target}, least(${startOn}::date, ${due}::date - 1),
            ${due}, ${due}, 2.5, clock_timestamp()) returning id::int`;
  return row?.id ?? 0;
}

/** Comes to be known now, which is later than all that is known. */
async function happen(tx: postgres.TransactionSql, id: number, fact: Fact, said: Saying[]) {
  if (fact.kind === "replan") {
    await tx`update milestones set start_on = least(${fact.startOn}::date, ${fact.due}::date - 1), due_on = ${fact.due}, target = ${fact.target},
                                   version = version + 1 where id = ${id}`;
  } else if (fact.kind === "say") {
    const last = said.at(-1) ?? { fromOn: "", commitment: "committed" };
    // Sayings come in the order of their days, and each says something new.
    if (fact.fromOn < last.fromOn || fact.commitment === last.commitment) return;
    await tx`insert into milestone_commitments (milestone_id, partner_iso3, commitment, from_on, reason, recorded_at)
             values (${id}, 'GEO', ${fact.commitment}, ${fact.fromOn}, 'As said', clock_timestamp())`;
    said.push(fact);
  } else {
    // What a partner has withdrawn is not assessed while it is.
    const taken = fact.readings.filter(
      ({ effectiveOn }) => said.findLast(({ fromOn }) => fromOn <= effectiveOn)?.commitment !== "withdrawn",
    );
    const rows = taken.map(({ effectiveOn, value, delivery, verdict }) => ({
      ...{ effective_on: effectiveOn, value, delivery, verdict, milestone_id: id, partner_iso3: "GEO" },
      ...{ state: "accepted", origin: "import", narrative: "As read" },
    }));
    await tx`
      insert into assessments (effective_on, value, delivery, verdict, milestone_id, partner_iso3, state, origin, narrative, accepted_at)
      select r.effective_on, r.value, r.delivery, r.verdict, r.milestone_id, r.partner_iso3, r.state, r.origin, r.narrative, k.known
      from jsonb_to_recordset(${tx.json(rows)}) r (effective_on date, value numeric, delivery text, verdict text, milestone_id bigint,
           partner_iso3 text, state text, origin text, narrative text), (select clock_timestamp() as known) k`;
  }
}

const postings = (tx: postgres.TransactionSql) =>
  tx`select * from figure_postings order by milestone_id, known_at, effective_on`;
const balances = (tx: postgres.TransactionSql) => tx`
  select * from figure_balances b
  where (completed, in_progress, not_started, not_assessed, discontinued, paused, withdrawn, counted, assessed, fulfilled, shown, overdue,
         weight, weighted_progress) <> (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
  order by grain, known_on, partner_iso3, area_code, quarter_on`;

test("a replay posts row for row what was posted as it came to be known, whatever days it is about", async () => {
  const enough = new Error("everything is taken back");
  await fc.assert(
    fc.asyncProperty(fc.array(life, { minLength: 1, maxLength: 3 }), async (lives) => {
      await sqlAsOwner
        .begin(async (tx) => {
          await tx`select set_config('tracker.system', 'on', true)`;
          const ids: number[] = [];
          for (const [index, one] of lives.entries()) {
            const id = await insertLife(tx, one, index + 1);
            const said: Saying[] = [];
            for (const each of one.facts) await happen(tx, id, each, said);
            ids.push(id);
          }
          const kept = { postings: [...(await postings(tx))], balances: [...(await balances(tx))] };
          await tx`select tracker.rebuild_read_models()`;
          expect({ postings: [...(await postings(tx))], balances: [...(await balances(tx))] }).toEqual(kept);

          // Of some alone, as for what a seed tells late: their triggers bring the balances along.
          await tx`select tracker.replay_figures(${ids.slice(0, 2)})`;
          expect({ postings: [...(await postings(tx))], balances: [...(await balances(tx))] }).toEqual(kept);
          throw enough;
        })
        .catch((error: unknown) => {
          if (error !== enough) throw error;
        });
    }),
    { numRuns: 60 },
  );
}, 120_000);
