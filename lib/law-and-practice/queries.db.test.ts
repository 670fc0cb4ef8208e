import { expect, test } from "vitest";
import { withDemonstration } from "@/db/testing/demonstration";
import { asInstallation } from "@/db/testing/acting";
import { newAssessment, newMilestone, newPerson } from "@/db/testing/factories";
import { type AnalysisFilters, milestonesBehind, WHOLE_ANALYSIS } from "@/lib/analysis/filters";
import { dayOf, type Reader } from "@/lib/as-of/reader";
import { listCompletionByArea } from "@/lib/completion/queries";
import { completionOf, sumOfSteps } from "@/lib/completion/rules";
import { listCompletionByBasis } from "@/lib/law-and-practice/queries";
import { gapOf } from "@/lib/law-and-practice/rules";
import { editMilestone } from "@/lib/milestones/commands";
import { BASES } from "@/lib/milestones/constants";
import { parseMilestoneFilters } from "@/lib/milestones/filters";
import { getMilestone, listMilestones } from "@/lib/milestones/queries";
import { today } from "@/lib/periods/today";

await withDemonstration();

/** Today, and a day of the demonstration's years by what was known at its end and by all that is known. */
async function readers(): Promise<Reader[]> {
  const manager = await newPerson("manager");
  return [
    manager,
    { ...manager, asOf: { day: "2025-02-28", knownBefore: "2025-03-01T00:00:00Z" } },
    { ...manager, asOf: { day: "2025-02-28", knownBefore: "infinity" } },
  ];
}

/** Told once more from the record: every plan, assessment and word of a partner, and nothing that is kept of them. */
function fromTheRecord({ asOf, ...reader }: Reader) {
  const [day, known] = [dayOf({ ...reader, ...(asOf && { asOf }) }), asOf?.knownBefore ?? "infinity"];
  return asInstallation(
    (tx) => tx`
      with plan as (
        select v.* from milestone_versions v
        where v.known_from < ${known}::text::timestamptz and coalesce(v.known_to, 'infinity') >= ${known}::text::timestamptz
          and date_trunc('quarter', v.start_on) <= ${day}::text::date
      ), held as (
        select p.*,
          (select row(a.value, a.delivery, a.verdict)::text from assessments a where a.milestone_id = p.milestone_id and a.state = 'accepted'
             and a.effective_on <= ${day}::text::date and a.accepted_at < ${known}::text::timestamptz
           order by a.effective_on desc, a.accepted_at desc, a.id desc limit 1) as judged,
          (select a.value from assessments a where a.milestone_id = p.milestone_id and a.state = 'accepted'
             and a.effective_on <= ${day}::text::date and a.accepted_at < ${known}::text::timestamptz
           order by a.effective_on desc, a.accepted_at desc, a.id desc limit 1) as value,
          (select c.commitment from milestone_commitments c where c.milestone_id = p.milestone_id
             and c.from_on <= ${day}::text::date and c.recorded_at < ${known}::text::timestamptz
           order by c.from_on desc, c.id desc limit 1) as said
        from plan p
      )
      select h.partner_iso3 as partner, h.area_code as area, h.basis, count(*)::int as milestones, count(h.judged)::int as assessed,
             round(sum(case when h.value is null then 0
               else least(greatest((h.value - h.baseline) / (h.target - h.baseline), 0), 1) end * h.weight) / sum(h.weight), 4)::float8 as share
      from held h join status_spells s on s.partner_iso3 = h.partner_iso3 and s.standing = 'active'
        and s.from_on <= ${day}::text::date and coalesce(s.to_on, 'infinity') > ${day}::text::date
      where coalesce(h.judged, '') not like '%discontinued%' and coalesce(h.said, 'committed') <> 'withdrawn'
      group by 1, 2, 3 order by 1, 2, 3`,
  );
}

test("law and practice are what the record says of them, today and on a past day, whatever was known", async () => {
  for (const reader of await readers()) {
    const cells = await listCompletionByBasis(reader, WHOLE_ANALYSIS);
    const told = await fromTheRecord(reader);
    expect(
      cells.map((cell) => ({
        ...{ partner: cell.partner, area: cell.area, basis: cell.basis },
        ...{ milestones: cell.milestones, assessed: cell.assessed },
        share: Number((Number(cell.weightedProgress) / Number(cell.weight)).toFixed(4)),
      })),
    ).toEqual([...told]);
    expect(new Set(cells.map(({ basis }) => basis))).toEqual(new Set(BASES));
  }
});

test("both together are the completion that is kept of each partner and area", async () => {
  for (const reader of await readers()) {
    const cells = await listCompletionByBasis(reader, WHOLE_ANALYSIS);
    const kept = (await listCompletionByArea(reader)).filter(({ active }) => active);
    expect(kept.length).toBeGreaterThan(20);
    for (const { partner, area, milestones, assessed, completion } of kept) {
      const sums = sumOfSteps(cells.filter((cell) => cell.partner === partner && cell.area === area));
      expect({
        milestones: sums.milestones,
        assessed: sums.assessed,
        completion: completionOf(sums),
      }).toEqual({
        ...{ milestones, assessed, completion },
      });
    }
  }
});

test("each side counts as many milestones as the list that it leads to, under any filters", async () => {
  const asked: Partial<AnalysisFilters>[] = [
    {},
    { partners: ["GEO"] },
    { partners: ["MDA", "BLR"], areas: ["rule_of_law"] },
    { natures: ["target"] },
    { programmes: ["deep", "dcb"] },
  ];
  for (const reader of await readers())
    for (const wish of asked) {
      const filters = { ...WHOLE_ANALYSIS, ...wish };
      const gap = gapOf(await listCompletionByBasis(reader, filters));
      for (const basis of BASES) {
        const href = milestonesBehind(filters, { bases: [basis], counted: true });
        const list = parseMilestoneFilters(new URL(href, "http://localhost").searchParams);
        expect((await listMilestones(reader, list)).total).toBe(gap[basis].milestones);
      }
    }
});

test("a liaison sees the law and the practice of one partner, and of no other", async () => {
  const liaison = await newPerson("liaison", ["GEO"]);
  const cells = await listCompletionByBasis(liaison, WHOLE_ANALYSIS);
  expect(new Set(cells.map(({ partner }) => partner))).toEqual(new Set(["GEO"]));
  expect(await listCompletionByBasis(liaison, { ...WHOLE_ANALYSIS, partners: ["MDA"] })).toEqual([]);
});

test("a milestone moved from practice to the law leaves a past day as it was", async () => {
  const manager = await newPerson("manager");
  const filters = { ...WHOLE_ANALYSIS, partners: ["MLT"], areas: ["integration" as const] };
  const milestone = await newMilestone({ partner: "MLT", area: "integration", basis: "de_facto" });
  await newAssessment(milestone, { value: 50, effectiveOn: "2025-06-30" });
  const before = gapOf(await listCompletionByBasis(manager, filters));
  const [clock] = await asInstallation(
    (tx) =>
      tx<
        { at: string }[]
      >`select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`,
  );
  const plan = await getMilestone(manager, milestone.code);
  if (plan === null) throw new Error("no plan");
  const edit = {
    ...plan,
    basis: "de_jure" as const,
    requestKey: crypto.randomUUID(),
    reason: null,
    explanation: "",
  };
  const { title, description, indicator, baseline, target, startOn, dueOn, weight, leadInstitution } = edit;
  const content = {
    title,
    description,
    indicator,
    baseline,
    target,
    startOn,
    dueOn,
    weight,
    leadInstitution,
  };
  const { basis, code, version, requestKey, reason, explanation } = edit;
  expect(
    await editMilestone(manager, { ...content, basis, code, version, requestKey, reason, explanation }),
  ).toMatchObject({ ok: true });

  const after = gapOf(await listCompletionByBasis(manager, filters));
  expect(after.de_jure.milestones).toBe(before.de_jure.milestones + 1);
  expect(after.de_facto.milestones).toBe(before.de_facto.milestones - 1);
  const past = { ...manager, asOf: { day: today(), knownBefore: clock?.at ?? "" } };
  expect(gapOf(await listCompletionByBasis(past, filters))).toEqual(before);
});
