import { expect, test } from "vitest";
import { withDemonstration } from "@/db/testing/demonstration";
import { asInstallation } from "@/db/testing/acting";
import { newPerson } from "@/db/testing/factories";
import { type AnalysisFilters, milestonesBehind, WHOLE_ANALYSIS } from "@/lib/analysis/filters";
import { dayOf, type Reader } from "@/lib/as-of/reader";
import { AREAS } from "@/lib/areas/constants";
import { CHANGE_REASONS } from "@/lib/milestones/constants";
import { type MilestoneFilters, parseMilestoneFilters } from "@/lib/milestones/filters";
import { listMilestones } from "@/lib/milestones/queries";
import { slipOf, SLIPS } from "@/lib/milestones/slips";
import { type Day, daysBetween } from "@/lib/periods/days";
import { SHOWN_MOVED } from "@/lib/schedule/constants";
import { listMovedMost, listMovesByReason, listSlippage, listTimeline } from "@/lib/schedule/queries";

await withDemonstration();

const manager = await newPerson("manager");
/** Today, and a past day by what was known then. */
const READERS: readonly Reader[] = [
  manager,
  { ...manager, asOf: { day: "2025-03-31", knownBefore: "2025-04-01T00:00:00Z" } },
];
const FILTERS: readonly AnalysisFilters[] = [
  WHOLE_ANALYSIS,
  { ...WHOLE_ANALYSIS, partners: ["UKR", "GEO"], natures: ["target"] },
  { ...WHOLE_ANALYSIS, areas: ["rule_of_law", "integration"], programmes: ["deep", "ipap"] },
];
const CASES = READERS.flatMap((reader) => FILTERS.map((filters) => ({ reader, filters })));

interface Plan {
  code: string;
  partner: string;
  area: string;
  firstDueOn: Day;
  dueOn: Day;
  moves: { reason: string; days: number }[];
}

/** The plans as they stood, told from their first dates and the record of what moved them alone. */
async function plansOf({ asOf }: Reader, filters: AnalysisFilters, day: Day): Promise<Plan[]> {
  const known = asOf?.knownBefore ?? "infinity";
  const rows = await asInstallation(
    (tx) => tx<(Omit<Plan, "moves" | "dueOn"> & { reason: string | null; old: Day; new: Day })[]>`
      select m.code, m.partner_iso3 as partner, m.area_code as area, m.first_due_on::text as "firstDueOn", c.reason,
             c.old_value as old, c.new_value as new
      from milestones m
      left join milestone_changes c on c.milestone_id = m.id and c.field = 'due_on' and c.changed_at < ${known}::text::timestamptz
      where m.created_at < ${known}::text::timestamptz
        and (${filters.areas.length} = 0 or m.area_code = any(${filters.areas}))
        and (${filters.natures.length} = 0 or m.nature = any(${filters.natures}))
        and (${filters.programmes.length} = 0 or exists (
          select from partner_programmes p where p.partner_iso3 = m.partner_iso3 and p.programme_code = any(${filters.programmes})
            and coalesce(p.from_on, '-infinity') <= ${day} and coalesce(p.to_on, 'infinity') > ${day}))
        and case when ${filters.partners.length} > 0 then m.partner_iso3 = any(${filters.partners}) else exists (
          select from status_spells s where s.partner_iso3 = m.partner_iso3 and s.standing = 'active'
            and s.from_on <= ${day} and coalesce(s.to_on, 'infinity') > ${day}) end
      order by m.code, c.milestone_version`,
  );
  const plans = new Map<string, Plan>();
  for (const { reason, old, new: next, ...row } of rows) {
    const plan = plans.get(row.code) ?? { ...row, dueOn: row.firstDueOn, moves: [] };
    plans.set(row.code, plan);
    if (reason === null) continue;
    plan.dueOn = next;
    plan.moves.push({ reason, days: daysBetween(old, next) });
  }
  return [...plans.values()];
}

const totalBehind = async (
  reader: Reader,
  filters: AnalysisFilters,
  further: Partial<MilestoneFilters>,
): Promise<number> => {
  const { searchParams } = new URL(milestonesBehind(filters, further), "http://localhost");
  return (await listMilestones(reader, parseMilestoneFilters(searchParams))).total;
};

test("the slippage of each area is that of the record, and each number the length of the list that it links to", async () => {
  let more = 0;
  for (const { reader, filters } of CASES) {
    const plans = await plansOf(reader, filters, dayOf(reader));
    const rows = await listSlippage(reader, filters);
    for (const area of AREAS) {
      for (const slip of SLIPS) {
        const shown = rows
          .filter((row) => row.area === area && slipOf(row.days) === slip)
          .reduce((sum, { milestones }) => sum + milestones, 0);
        const recorded = plans.filter(
          (plan) => plan.area === area && slipOf(daysBetween(plan.firstDueOn, plan.dueOn)) === slip,
        );
        expect(shown).toBe(recorded.length);
        if (filters === WHOLE_ANALYSIS)
          expect(await totalBehind(reader, filters, { areas: [area], slips: [slip] })).toBe(shown);
        if (slip === "more") more += shown;
      }
    }
  }
  expect(more).toBeGreaterThan(0);
});

test("the days of each reason are those of the record, and its milestones the list that it links to", async () => {
  for (const { reader, filters } of CASES) {
    const plans = await plansOf(reader, filters, dayOf(reader));
    const rows = await listMovesByReason(reader, filters);
    for (const reason of CHANGE_REASONS) {
      const moved = plans.filter(({ moves }) => moves.some((move) => move.reason === reason));
      const days = moved.flatMap(({ moves }) =>
        moves.filter((move) => move.reason === reason).map((move) => move.days),
      );
      const sum = (sign: 1 | -1) => days.reduce((total, each) => total + Math.max(0, sign * each), 0);
      expect(rows.find((row) => row.reason === reason)).toEqual(
        days.length === 0
          ? undefined
          : {
              ...{ reason, moves: days.length, milestones: moved.length },
              ...{ daysLater: sum(1), daysEarlier: sum(-1) },
            },
      );
      expect(await totalBehind(reader, filters, { moves: [reason] })).toBe(moved.length);
    }
  }
});

test("the milestones moved most often are those of the record", async () => {
  for (const { reader, filters } of CASES) {
    const most = (await plansOf(reader, filters, dayOf(reader)))
      .map(({ code, moves }) => ({
        code,
        moves: moves.length,
        days: moves.reduce((sum, { days }) => sum + days, 0),
      }))
      .filter(({ moves }) => moves > 0)
      .toSorted((a, b) => b.moves - a.moves || b.days - a.days)
      .slice(0, SHOWN_MOVED);
    const shown = await listMovedMost(reader, filters);
    expect(shown.map(({ moves, days }) => ({ moves, days }))).toEqual(
      most.map(({ moves, days }) => ({ moves, days })),
    );
    for (const { firstDueOn, dueOn, days } of shown) expect(daysBetween(firstDueOn, dueOn)).toBe(days);
  }
});

test("the parts of a timeline are all of it, area by area by their start, with what waits for what as it was known", async () => {
  for (const reader of READERS) {
    const whole = await listTimeline(reader, WHOLE_ANALYSIS, "UKR", null);
    const parts = [];
    for (let offset = 0; offset < whole.rows.length; offset += 7)
      parts.push(...(await listTimeline(reader, WHOLE_ANALYSIS, "UKR", { offset, limit: 7 })).rows);
    expect(parts).toEqual(whole.rows);
    expect(whole.rows).toEqual(
      whole.rows.toSorted(
        (a, b) => AREAS.indexOf(a.area) - AREAS.indexOf(b.area) || (a.startOn < b.startOn ? -1 : 0),
      ),
    );
    const plans = await plansOf(reader, { ...WHOLE_ANALYSIS, partners: ["UKR"] }, dayOf(reader));
    expect(Object.fromEntries(whole.rows.map(({ code, dueOn }) => [code, dueOn]))).toEqual(
      Object.fromEntries(plans.map(({ code, dueOn }) => [code, dueOn])),
    );
    const slippage = plans.map(({ firstDueOn, dueOn }) => daysBetween(firstDueOn, dueOn));
    expect(whole.all).toMatchObject({
      total: plans.length,
      later: slippage.filter((days) => days > 0).length,
      earlier: slippage.filter((days) => days < 0).length,
      daysLater: slippage.reduce((sum, days) => sum + Math.max(0, days), 0),
    });
    const recorded = await asInstallation(
      (tx) => tx`
        select m.code, w.code as "waitsFor" from milestone_dependencies d
        join milestones m on m.id = d.milestone_id join milestones w on w.id = d.waits_for_id
        where d.partner_iso3 = 'UKR' and d.added_at < ${reader.asOf?.knownBefore ?? "infinity"}::text::timestamptz
        order by 1, 2`,
    );
    expect(whole.waits.map(({ code, waitsFor }) => ({ code, waitsFor }))).toEqual([...recorded]);
  }
});

test("a window leaves those that have something in it, from the start to either due date", async () => {
  const all = (await listTimeline(manager, WHOLE_ANALYSIS, "GEO", null)).rows;
  const filters = { ...WHOLE_ANALYSIS, from: "2023-07-01", to: "2023-07-01" };
  const { rows, all: said } = await listTimeline(manager, filters, "GEO", null);
  const expected = all.filter(
    ({ startOn, firstDueOn, dueOn }) =>
      startOn <= "2023-09-30" && (dueOn >= "2023-07-01" || firstDueOn >= "2023-07-01"),
  );
  expect(rows).toEqual(expected);
  expect(said.total).toBe(expected.length);
  expect(expected.length).toBeGreaterThan(0);
  expect(expected.length).toBeLessThan(all.length);
});

test("a liaison is shown its own partner alone, whatever the address asks for", async () => {
  const liaison = await newPerson("liaison", ["GEO"]);
  expect((await listTimeline(liaison, WHOLE_ANALYSIS, "UKR", null)).rows).toEqual([]);
  const foreign = { ...WHOLE_ANALYSIS, partners: ["UKR"] };
  expect(await listSlippage(liaison, foreign)).toEqual([]);
  expect(await listMovesByReason(liaison, foreign)).toEqual([]);
  expect(await listMovedMost(liaison, foreign)).toEqual([]);
  const own = (await listTimeline(liaison, WHOLE_ANALYSIS, "GEO", null)).all.total;
  const shown = (await listSlippage(liaison, WHOLE_ANALYSIS)).reduce((sum, row) => sum + row.milestones, 0);
  expect(shown).toBe(own);
});
