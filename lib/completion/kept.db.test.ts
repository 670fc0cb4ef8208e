import fc from "fast-check";
import type postgres from "postgres";
import { expect, test } from "vitest";
import { sqlAsOwner } from "@/db/testing/sql";
import { COMMITMENTS } from "@/lib/commitments/constants";
import {
  type AcceptedAssessment,
  completionSteps,
  type CountedMilestone,
  type SaidCommitment,
} from "@/lib/completion/rules";
import { composeCode } from "@/lib/milestones/codes";
import { DELIVERIES, VERDICTS } from "@/lib/milestones/constants";
import { progressOf } from "@/lib/milestones/rules";
import { dayFromNumber, dayNumber } from "@/lib/periods/days";

type History = Omit<AcceptedAssessment, "id">[];
type Plan = Omit<CountedMilestone, "assessments" | "commitments">;

const day = fc
  .integer({ min: dayNumber("2023-01-01"), max: dayNumber("2025-12-31") })
  .map((count) => dayFromNumber(count));
const quantity = fc.oneof(
  fc.constantFrom(0, 30, 80),
  fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map((parts) => parts / 1_000_000),
);
const plan: fc.Arbitrary<Plan> = fc.record({
  partner: fc.constantFrom("GEO", "MDA"),
  area: fc.constantFrom("civilian_oversight", "integration"),
  startOn: day,
  baseline: quantity,
  target: quantity,
  weight: fc.integer({ min: 1, max: 5000 }).map((thousandths) => thousandths / 1000),
});
const history: fc.Arbitrary<History> = fc.array(
  fc.record({
    effectiveOn: fc.oneof(day, fc.constantFrom("2024-05-15", "2024-05-16")),
    acceptedAt: fc.constantFrom(
      "2026-01-05 10:00:00+00",
      "2026-01-05 10:00:00.000001+00",
      "2026-01-06 09:30:00.5+00",
    ),
    value: quantity,
    delivery: fc.constantFrom(...DELIVERIES),
    // What a reversal may follow is another rule's business, and what it leaves behind another test's.
    verdict: fc.constantFrom(...VERDICTS.filter((verdict) => verdict !== "reversed")),
  }),
  { maxLength: 6 },
);
/** In the order of their days, each saying something new, as the table asks. */
const sayings: fc.Arbitrary<Omit<SaidCommitment, "id">[]> = fc
  .array(fc.record({ fromOn: day, commitment: fc.constantFrom(...COMMITMENTS) }), { maxLength: 4 })
  .map((all) => all.toSorted((a, b) => (a.fromOn < b.fromOn ? -1 : 1)))
  .map((all) =>
    all.filter(({ commitment }, index) => commitment !== (all[index - 1]?.commitment ?? "committed")),
  );
const lives = fc.array(fc.record({ before: plan, after: plan, history, sayings }), {
  minLength: 1,
  maxLength: 4,
});

/** The steps that the database keeps, but for quarters in which changes have come to nothing. */
function keptSteps(tx: postgres.TransactionSql) {
  return tx`
    select partner_iso3 as partner, area_code as area, quarter_on::text as "quarterOn",
           milestones, assessed, fulfilled, weight::text as weight, weighted_progress::text as "weightedProgress"
    from completion_steps
    where (milestones, assessed, fulfilled, weight, weighted_progress) <> (0, 0, 0, 0, 0)
    order by partner_iso3 collate "C", area_code collate "C", quarter_on`;
}

async function insertMilestone(tx: postgres.TransactionSql, planned: Plan, number: number): Promise<number> {
  const { partner, area, startOn, baseline, target, weight } = planned;
  const [row] = await tx<{ id: number }[]>`
    insert into milestones (code, partner_iso3, area_code, title, description, nature, indicator, unit,
                            baseline, target, start_on, due_on, first_due_on, weight)
    values (${composeCode({ partner, area, number })}, ${partner}, ${area}, 'A step', 'As agreed', 'target', 'Posts filled', 'posts',
            ${baseline}, ${target}, ${startOn}, '2030-12-31', '2030-12-31', ${weight})
    returning id::int`;
  return row?.id ?? 0;
}

async function insertAccepted(
  tx: postgres.TransactionSql,
  milestoneId: number,
  partner: string,
  reading: History[number],
): Promise<AcceptedAssessment> {
  const { effectiveOn, acceptedAt, value, delivery, verdict } = reading;
  // As text: the driver would make a `Date` of it and drop the microseconds.
  const [row] = await tx<{ id: number }[]>`
    insert into assessments (milestone_id, partner_iso3, state, origin, effective_on, value, delivery, verdict, narrative, accepted_at)
    values (${milestoneId}, ${partner}, 'accepted', 'import', ${effectiveOn}, ${value}, ${delivery}, ${verdict}, 'As read', ${acceptedAt}::text::timestamptz)
    returning id::int`;
  return { ...reading, id: row?.id ?? 0 };
}

/** All in one statement: what is kept has to come out the same as of one after the other. */
async function insertCommitments(
  tx: postgres.TransactionSql,
  milestoneId: number,
  partner: string,
  said: readonly Omit<SaidCommitment, "id">[],
): Promise<SaidCommitment[]> {
  if (said.length === 0) return [];
  const rows = said.map(({ fromOn, commitment }) => ({
    milestone_id: milestoneId,
    partner_iso3: partner,
    commitment,
    from_on: fromOn,
    reason: "As said",
  }));
  const ids = await tx<{ id: number }[]>`insert into milestone_commitments ${tx(rows)} returning id::int`;
  return said.map((one, index) => ({ ...one, id: ids[index]?.id ?? 0 }));
}

/** Runs in a transaction of the installation itself and takes everything back. */
async function takenBack(work: (tx: postgres.TransactionSql) => Promise<void>): Promise<void> {
  const enough = new Error("everything is taken back");
  await sqlAsOwner
    .begin(async (tx) => {
      await tx`select set_config('tracker.system', 'on', true)`;
      await work(tx);
      throw enough;
    })
    .catch((error: unknown) => {
      if (error !== enough) throw error;
    });
}

test("what the database keeps equals what the facts alone say, after backdated assessments and changed plans too", async () => {
  await fc.assert(
    fc.asyncProperty(lives, (generated) =>
      takenBack(async (tx) => {
        const milestones: (CountedMilestone & { id: number })[] = [];
        for (const [index, { before, after, history: readings, sayings: said }] of generated.entries()) {
          const id = await insertMilestone(tx, before, index + 1);
          const assessments: AcceptedAssessment[] = [];
          // In the order generated: the days they are about lie in no order at all.
          for (const reading of readings)
            assessments.push(await insertAccepted(tx, id, before.partner, reading));
          const commitments = await insertCommitments(tx, id, before.partner, said);
          milestones.push({ ...before, assessments, commitments, id });
          expect(await keptSteps(tx)).toEqual(completionSteps(milestones));

          const { startOn, baseline, target, weight } = after;
          await tx`update milestones set start_on = ${startOn}, baseline = ${baseline}, target = ${target}, weight = ${weight},
                                         version = version + 1 where id = ${id}`;
          const planned = { startOn, baseline, target, weight };
          milestones.splice(-1, 1, { ...before, ...planned, assessments, commitments, id });
          expect(await keptSteps(tx)).toEqual(completionSteps(milestones));
        }

        for (const { id, baseline, target } of milestones) {
          const [current] = await tx<{ value: number | null; progress: number | null }[]>`
            select current_value::float8 as value, current_progress::float8 as progress from milestones where id = ${id}`;
          const value = current?.value ?? null;
          expect(current?.progress ?? null).toBe(
            value === null ? null : progressOf({ value, baseline, target }),
          );
        }

        const recheck = () => tx`select id, current_recheck_on::text from milestones order by id`;
        const rechecks = await recheck();
        expect(rechecks).toEqual(
          await tx`select m.id, a.recheck_on::text as current_recheck_on
                   from milestones m left join assessments a on a.id = m.current_assessment_id order by m.id`,
        );

        const kept = await keptSteps(tx);
        await tx`select tracker.rebuild_read_models()`;
        expect(await keptSteps(tx)).toEqual(kept);
        expect(await recheck()).toEqual(rechecks);
      }),
    ),
    { numRuns: 40 },
  );
});
