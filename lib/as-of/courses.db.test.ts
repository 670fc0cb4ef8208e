import fc from "fast-check";
import type postgres from "postgres";
import { expect, test } from "vitest";
import { day, insertPlan, insertReadings, insertSayings, life, moment } from "@/db/testing/lives";
import { sqlAsOwner } from "@/db/testing/sql";
import { COMMITMENTS } from "@/lib/commitments/constants";
import { DELIVERIES, VERDICTS } from "@/lib/milestones/constants";

const COURSE = [
  ...["assessment_ids", "effective_on", "accepted_at", "accepted_in_order", "measured", "progress"],
  ...["deliveries", "verdicts", "recheck_on", "said_from", "said_at", "said_in_order", "commitments"],
].join(", ");

/** What the view of past milestones says of the day by what was known before the moment. */
const throughCourses = (tx: postgres.TransactionSql) => tx`
  select id::int, version, current_assessment_id::int as judged, current_value as value, current_delivery as delivery,
         current_verdict as verdict, current_effective_on as effective_on, current_accepted_at as accepted_at,
         current_progress as progress, current_recheck_on as recheck_on, current_commitment as commitment, current_aside_on as aside_on
  from past.milestones order by id`;

/** The same, found in the history of each milestone. */
const throughHistories = (tx: postgres.TransactionSql, on: string, before: string) => tx`
  select v.milestone_id::int as id, v.version, a.id::int as judged, a.value, a.delivery, a.verdict, a.effective_on, a.accepted_at,
         tracker.progress(a.value, v.baseline, v.target) as progress, a.recheck_on, coalesce(c.commitment, 'committed') as commitment,
         case when c.commitment <> 'committed' then c.from_on end as aside_on
  from milestone_versions v
  left join lateral (
    select * from assessments a
    where a.milestone_id = v.milestone_id and a.state = 'accepted' and a.effective_on <= ${on}
      and a.accepted_at < ${before}::text::timestamptz
    order by a.effective_on desc, a.accepted_at desc, a.id desc limit 1
  ) a on true
  left join lateral (
    select * from milestone_commitments c
    where c.milestone_id = v.milestone_id and c.from_on <= ${on} and c.recorded_at < ${before}::text::timestamptz
    order by c.from_on desc, c.id desc limit 1
  ) c on true
  where v.known_from < ${before}::text::timestamptz and (v.known_to is null or v.known_to >= ${before}::text::timestamptz)
  order by v.milestone_id`;

/** A life in which the plan moves: after some of the readings, and each time since another moment. */
const course = fc.record({
  one: life,
  plans: fc.array(fc.record({ after: fc.nat(4), since: moment, target: fc.constantFrom(0, 10, 40) }), {
    maxLength: 2,
  }),
});

test("a place in its course says what held of a milestone, on every day by every state of knowledge", async () => {
  const enough = new Error("everything is taken back");
  const seen = { inOrder: 0, outOfOrder: 0, replaced: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.array(course, { minLength: 1, maxLength: 4 }),
      fc.array(fc.tuple(day, fc.oneof(moment, fc.constant("infinity"))), { minLength: 12, maxLength: 12 }),
      async (all, asked) => {
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
            // At the very moments at which something came to be known, too: it was not known before.
            const told = all.flatMap(({ one }) =>
              one.readings.map(({ effectiveOn, acceptedAt }) => [effectiveOn, acceptedAt] as const),
            );
            for (const [on, before] of [...asked, ...told]) {
              await tx`select set_config('tracker.as_of_day', ${on}, true), set_config('tracker.known_before', ${before}, true)`;
              expect([...(await throughCourses(tx))]).toEqual([...(await throughHistories(tx, on, before))]);
            }

            const courses = () =>
              tx`select milestone_id, version, ${tx.unsafe(COURSE)} from milestone_versions order by 1, 2`;
            const kept = [...(await courses())];
            await tx`update milestone_versions set assessment_ids = '{0}', said_in_order = not said_in_order`;
            await tx`select tracker.rebuild_read_models()`;
            expect([...(await courses())]).toEqual(kept);
            for (const { accepted_in_order: inOrder, version } of kept) {
              if (inOrder) seen.inOrder += 1;
              else seen.outOfOrder += 1;
              if (version > 1) seen.replaced += 1;
            }
            throw enough;
          })
          .catch((error: unknown) => {
            if (error !== enough) throw error;
          });
      },
    ),
    { numRuns: 30 },
  );
  for (const times of Object.values(seen)) expect(times).toBeGreaterThan(0);
}, 120_000);

test("every word that the product knows has a place in courses", async () => {
  const [words] = await sqlAsOwner`
    select tracker.deliveries() as deliveries, tracker.verdicts() as verdicts, tracker.commitments() as commitments`;
  expect(words).toEqual({ deliveries: DELIVERIES, verdicts: VERDICTS, commitments: COMMITMENTS });
});
