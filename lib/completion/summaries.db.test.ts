import { randomUUID } from "node:crypto";

import fc from "fast-check";
import { expect, test } from "vitest";

import { asInstallation } from "@/db/testing/acting";
import { newPerson } from "@/db/testing/factories";
import { acceptAssessment, recordAssessment } from "@/lib/assessments/commands";
import { changeCommitment } from "@/lib/commitments/commands";
import { type Commitment, COMMITMENTS } from "@/lib/commitments/constants";
import { completionSteps, type CountedMilestone } from "@/lib/completion/rules";
import { createMilestone, editMilestone } from "@/lib/milestones/commands";
import { DELIVERIES, VERDICTS } from "@/lib/milestones/constants";
import { isOpen } from "@/lib/milestones/rules";
import { dayFromNumber, dayNumber } from "@/lib/periods/days";

const dayIn = (from: string, to: string) =>
  fc.integer({ min: dayNumber(from), max: dayNumber(to) }).map((count) => dayFromNumber(count));
const quantity = fc.constantFrom(0, 10, 30.25, 80, -5);
const plan = fc.record({
  baseline: quantity,
  target: quantity,
  startOn: dayIn("2023-01-01", "2025-06-30"),
  dueOn: dayIn("2025-07-01", "2028-12-31"),
  weight: fc.constantFrom(0.5, 1, 3),
});
const which = fc.nat(3);
const event = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("create"),
      plan,
      partner: fc.constantFrom("GEO", "MDA", "BLR"),
      area: fc.constantFrom("integration", "rule_of_law"),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("replan"), plan, which }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("say"),
      which,
      commitment: fc.constantFrom(...COMMITMENTS),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant("assess"),
      which,
      accepted: fc.constantFrom(true, true, true, false),
      effectiveOn: dayIn("2022-10-01", "2026-06-30"),
      value: fc.constantFrom(-5, 0, 12, 40, 80, 200),
      delivery: fc.constantFrom(...DELIVERIES),
      // A reversal needs something to reverse, so both are drawn more often.
      verdict: fc.constantFrom(...VERDICTS, "fulfilled", "partially_fulfilled", "reversed", "reversed"),
    }),
  },
);
type Event = typeof event extends fc.Arbitrary<infer Value> ? Value : never;

const evidence = [
  {
    url: "https://example.org/report",
    title: "Report",
    type: "annual_report",
    reliability: "B",
    credibility: 2,
    datedOn: null,
  },
] as const;
const text = {
  title: "A step",
  description: "",
  basis: "de_facto" as const,
  indicator: "Posts filled",
  leadInstitution: null,
};
const measure = { nature: "target", scaleId: null, unit: "posts", templateCode: null } as const;

const author = await newPerson("analyst", ["GEO", "MDA", "BLR"]);
const manager = await newPerson("manager");
const liaisons = new Map(
  await Promise.all(
    ["GEO", "MDA", "BLR"].map(async (partner) => [partner, await newPerson("liaison", [partner])] as const),
  ),
);

/** Does the event through the product's commands; what they refuse (an unfounded reversal, a plan without a way) does not happen. */
async function happen(event: Event, codes: string[]): Promise<void> {
  if (event.kind === "create") {
    const { plan: agreed, partner, area } = event;
    const added = await createMilestone(manager, {
      ...text,
      ...measure,
      ...agreed,
      partner,
      area,
      requestKey: randomUUID(),
    });
    if (added.ok) codes.push(added.value.code);
    return;
  }
  const code = codes[event.which % Math.max(1, codes.length)];
  if (code === undefined) return;
  if (event.kind === "replan") {
    const [row] = await asInstallation(
      (tx) => tx<{ version: number }[]>`select version from milestones where code = ${code}`,
    );
    const why = { reason: "rebaseline", explanation: "Agreed anew" } as const;
    const requestKey = randomUUID();
    await editMilestone(manager, {
      ...text,
      ...event.plan,
      ...why,
      requestKey,
      code,
      version: row?.version ?? 0,
    });
    return;
  }
  if (event.kind === "say") {
    const liaison = liaisons.get(code.slice(0, 3));
    if (liaison === undefined) throw new Error("a partner without a liaison");
    const [row] = await asInstallation(
      (tx) =>
        tx<{ from: Commitment }[]>`select current_commitment as from from milestones where code = ${code}`,
    );
    const from = row?.from ?? "committed";
    await changeCommitment(liaison, {
      ...{ milestoneCode: code, requestKey: randomUUID(), from, commitment: event.commitment },
      reason: "The budget was cut",
    });
    return;
  }
  const { effectiveOn, value, delivery, verdict } = event;
  const recorded = await recordAssessment(author, {
    ...{
      effectiveOn,
      value,
      delivery,
      verdict,
      milestoneCode: code,
      requestKey: randomUUID(),
      narrative: "As seen",
    },
    ...{ assessmentId: null, version: null, intent: "submit", evidence: [...evidence] },
  });
  if (recorded.ok && event.accepted)
    await acceptAssessment(manager, { assessmentId: recorded.value.id, version: recorded.value.version });
}

interface Fact extends CountedMilestone {
  code: string;
  dueOn: string;
  waiting: number;
  current: { id: number | null; value: number | null; delivery: string | null; verdict: string | null };
  keptWaiting: number;
  keptCommitment: string;
}

/** The milestones with their accepted assessments, and beside them what the database keeps at each. */
const facts = () =>
  asInstallation(
    (tx) => tx<Fact[]>`
      select m.code, m.partner_iso3 as partner, m.area_code as area, m.start_on::text as "startOn", m.due_on::text as "dueOn",
             m.baseline::text, m.target::text, m.weight::text, m.waiting_count as "keptWaiting", m.current_commitment as "keptCommitment",
             coalesce((select json_agg(json_build_object('id', c.id, 'fromOn', c.from_on, 'commitment', c.commitment) order by c.id)
                       from milestone_commitments c where c.milestone_id = m.id), '[]') as commitments,
             json_build_object('id', m.current_assessment_id, 'value', m.current_value, 'delivery', m.current_delivery,
                               'verdict', m.current_verdict) as current,
             (select count(*)::int from assessments a where a.milestone_id = m.id and a.state = 'submitted') as waiting,
             coalesce((select json_agg(json_build_object('id', a.id, 'effectiveOn', a.effective_on, 'acceptedAt', a.accepted_at::text,
                                                         'value', a.value, 'delivery', a.delivery, 'verdict', a.verdict)
                                       order by a.effective_on, a.accepted_at, a.id)
                       from assessments a where a.milestone_id = m.id and a.state = 'accepted'), '[]') as assessments
      from milestones m order by m.code`,
  );

/** Everything kept in the summary tables that is not nothing. */
const kept = () =>
  asInstallation(async (tx) => ({
    steps: [
      ...(await tx`
        select partner_iso3 as partner, area_code as area, quarter_on::text as "quarterOn", milestones, assessed, fulfilled,
               weight::text as weight, weighted_progress::text as "weightedProgress"
        from completion_steps where (milestones, assessed, fulfilled, weight, weighted_progress) <> (0, 0, 0, 0, 0)
        order by partner_iso3 collate "C", area_code collate "C", quarter_on`),
    ],
    tallies: Object.fromEntries(
      (
        await tx<{ key: string; milestones: number }[]>`
        select concat_ws(' ', partner_iso3, area_code, delivery, verdict, commitment) as key, milestones
        from milestone_tallies where milestones <> 0`
      ).map(({ key, milestones }) => [key, milestones]),
    ),
    due: Object.fromEntries(
      (
        await tx<{ key: string; milestones: number }[]>`
        select concat_ws(' ', partner_iso3, month_on) as key, open_milestones as milestones
        from due_tallies where open_milestones <> 0`
      ).map(({ key, milestones }) => [key, milestones]),
    ),
  }));

const commitmentOf = ({ commitments }: Fact) => commitments.at(-1)?.commitment ?? "committed";

function counted(keys: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

test("after any sequence of commands every kept figure equals what the facts alone say, and rebuilding changes nothing", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 8, maxLength: 25, size: "max" }), async (events) => {
      const codes: string[] = [];
      for (const each of events) await happen(each, codes);

      const found = await facts();
      for (const fact of found) {
        const { current, keptWaiting, waiting, assessments } = fact;
        const latest = assessments.at(-1);
        expect(keptWaiting).toBe(waiting);
        expect(fact.keptCommitment).toBe(commitmentOf(fact));
        expect(current).toEqual({
          id: latest?.id ?? null,
          value: latest?.value ?? null,
          delivery: latest?.delivery ?? null,
          verdict: latest?.verdict ?? null,
        });
      }
      const latestOf = (fact: Fact) => ({
        ...(fact.assessments.at(-1) ?? { delivery: null, verdict: null }),
        commitment: commitmentOf(fact),
      });
      const expected = {
        steps: completionSteps(found),
        tallies: counted(
          found.map((fact) => {
            const { delivery, verdict, commitment } = latestOf(fact);
            return [fact.partner, fact.area, delivery ?? "not_assessed", verdict ?? "none", commitment].join(
              " ",
            );
          }),
        ),
        due: counted(
          found
            .filter((fact) => isOpen(latestOf(fact)))
            .map(({ partner, dueOn }) => `${partner} ${dueOn.slice(0, 7)}-01`),
        ),
      };
      expect(await kept()).toEqual(expected);
      await asInstallation((tx) => tx`select tracker.rebuild_read_models()`);
      expect(await kept()).toEqual(expected);
    }),
    { numRuns: 30 },
  );
  const all = await facts();
  const verdicts = all.flatMap(({ assessments }) => assessments.map(({ verdict }) => verdict));
  expect(new Set(verdicts)).toEqual(new Set(VERDICTS));
  expect(new Set(all.map(commitmentOf))).toEqual(new Set(COMMITMENTS));
});
