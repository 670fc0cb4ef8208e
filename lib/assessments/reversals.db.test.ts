import fc from "fast-check";
import { expect, test } from "vitest";
import { asInstallation } from "@/db/testing/acting";
import { newMilestone } from "@/db/testing/factories";
import { reversalsIn, sequenceFault } from "@/lib/assessments/rules";
import { VERDICTS, type Verdict } from "@/lib/milestones/constants";

interface Accepted {
  id: number;
  effectiveOn: string;
  acceptedAt: string;
  verdict: Verdict;
}

const readings = fc.array(
  fc.record({
    effectiveOn: fc.constantFrom("2024-03-31", "2024-06-30", "2024-09-30", "2024-12-31", "2025-03-31"),
    acceptedAt: fc.constantFrom("2026-01-05 10:00:00+00", "2026-01-06 09:30:00+00"),
    verdict: fc.oneof(fc.constantFrom(...VERDICTS), {
      arbitrary: fc.constantFrom("fulfilled" as const, "reversed" as const),
      weight: 2,
    }),
  }),
  { minLength: 1, maxLength: 8 },
);

const inForce = (accepted: readonly Accepted[]) =>
  accepted.toSorted(
    (a, b) =>
      a.effectiveOn.localeCompare(b.effectiveOn) || a.acceptedAt.localeCompare(b.acceptedAt) || a.id - b.id,
  );

test("a milestone keeps the reversal that its assessments leave standing, in whatever order they came in", async () => {
  const milestone = await newMilestone();
  const enough = new Error("everything is taken back");
  let standing = 0;
  await fc.assert(
    fc.asyncProperty(readings, async (generated) => {
      const played = asInstallation(async (tx) => {
        const kept = async () => {
          const [row] = await tx`
            select current_reversed_on::text as "reversedOn", current_undone_on::text as "undoneOn",
                   current_undone_verdict as "undoneVerdict" from milestones where id = ${milestone.id}`;
          return row;
        };
        let accepted: Accepted[] = [];
        for (const reading of generated) {
          const next = inForce([...accepted, { ...reading, id: Number.POSITIVE_INFINITY }]);
          if (sequenceFault(next.map(({ verdict }) => verdict)) !== null) continue;
          const { effectiveOn, acceptedAt, verdict } = reading;
          const [row] = await tx<{ id: number }[]>`
            insert into assessments (milestone_id, partner_iso3, state, origin, effective_on, value, delivery, verdict, narrative, accepted_at)
            values (${milestone.id}, ${milestone.partner}, 'accepted', 'import', ${effectiveOn}, 1, 'in_progress', ${verdict}, 'As read', ${acceptedAt})
            returning id::int`;
          accepted = inForce([...accepted, { ...reading, id: row?.id ?? 0 }]);
          const left = reversalsIn(accepted).standing;
          if (left !== null) standing += 1;
          expect(await kept()).toEqual({
            reversedOn: left?.reversal.effectiveOn ?? null,
            undoneOn: left?.undone.effectiveOn ?? null,
            undoneVerdict: left?.undone.verdict ?? null,
          });
        }
        const before = await kept();
        await tx`select tracker.rebuild_read_models()`;
        expect(await kept()).toEqual(before);
        throw enough;
      });
      await expect(played).rejects.toBe(enough);
    }),
    { numRuns: 80, seed: 12 },
  );
  expect(standing).toBeGreaterThan(20);
});
