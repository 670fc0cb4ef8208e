import { expect, test } from "vitest";
import { withDemonstration } from "@/db/testing/demonstration";
import { asInstallation } from "@/db/testing/acting";
import { newPerson } from "@/db/testing/factories";
import { type AnalysisFilters, WHOLE_ANALYSIS } from "@/lib/analysis/filters";
import { dayOf, type Reader } from "@/lib/as-of/reader";
import { type Outcomes, loadOutcomes } from "@/lib/outcomes/load";
import { outcomesQuery } from "@/lib/outcomes/address";

await withDemonstration();

const manager = await newPerson("manager");
const CHOICE = { indicator: "VDEM_v2x_libdem", lag: 0 } as const;
/** Today, and a past day by what was known then. */
const READERS: readonly Reader[] = [
  manager,
  { ...manager, asOf: { day: "2025-03-31", knownBefore: "2025-04-01T00:00:00Z" } },
];
const FILTERS: readonly AnalysisFilters[] = [
  WHOLE_ANALYSIS,
  { ...WHOLE_ANALYSIS, partners: ["UKR", "GEO", "BLR"], areas: ["rule_of_law"] },
];
const CASES = READERS.flatMap((reader) => FILTERS.map((filters) => ({ reader, filters })));

async function loaded(...args: Parameters<typeof loadOutcomes>): Promise<Outcomes> {
  const outcomes = await loadOutcomes(...args);
  if (typeof outcomes === "string") throw new Error(outcomes);
  return outcomes;
}

/** Completion at the end of a year, milestone by milestone: from the plans and the assessments alone, by what was known. */
async function completionFromHistory({ asOf }: Reader, filters: AnalysisFilters, year: number) {
  const known = asOf?.knownBefore ?? "infinity";
  const end = `${year}-12-31`;
  const rows = await asInstallation(
    (tx) => tx<{ partner: string; completion: number | null }[]>`
      with plan as (
        select m.id, m.partner_iso3, m.start_on,
               coalesce(p.baseline, m.baseline) as baseline, coalesce(p.target, m.target) as target, coalesce(p.weight, m.weight) as weight
        from milestones m
        left join lateral (
          select max(c.old_value) filter (where c.field = 'baseline')::numeric as baseline,
                 max(c.old_value) filter (where c.field = 'target')::numeric as target,
                 max(c.old_value) filter (where c.field = 'weight')::numeric as weight
          from (select distinct on (c.field) c.field, c.old_value from milestone_changes c
                where c.milestone_id = m.id and c.changed_at >= ${known}::text::timestamptz
                order by c.field, c.changed_at, c.id) c
        ) p on true
        where m.created_at < ${known}::text::timestamptz and m.start_on <= ${end}
          and (${filters.areas.length} = 0 or m.area_code = any(${filters.areas}))
      ), held as (
        select plan.*, a.delivery,
               case when plan.target = plan.baseline then null
                    else least(greatest((coalesce(a.value, plan.baseline) - plan.baseline) / (plan.target - plan.baseline), 0), 1) end as progress
        from plan
        left join lateral (
          select a.delivery, a.value from assessments a
          where a.milestone_id = plan.id and a.state = 'accepted' and a.effective_on <= ${end}
            and a.accepted_at < ${known}::text::timestamptz
          order by a.effective_on desc, a.accepted_at desc, a.id desc limit 1
        ) a on true
        where coalesce((
          select c.commitment <> 'withdrawn' from milestone_commitments c
          where c.milestone_id = plan.id and c.from_on <= ${end} and c.recorded_at < ${known}::text::timestamptz
          order by c.from_on desc, c.id desc limit 1), true)
      )
      select partner_iso3 as partner,
             case when count(delivery) > 0
               then (sum(weight * progress) / nullif(sum(weight) filter (where progress is not null), 0))::float8 end as completion
      from held where delivery is distinct from 'discontinued' group by partner_iso3`,
  );
  return new Map(rows.map(({ partner, completion }) => [partner, completion]));
}

test.each(CASES)(
  "completion at the end of each year is what the history says, and the index what its publishers say: $filters.partners $reader.asOf",
  async ({ reader, filters }) => {
    const { courses, changes } = await loaded(reader, filters, CHOICE);
    const lastYear = Number(dayOf(reader).slice(0, 4)) - 1;
    const values = await asInstallation(
      (tx) => tx<{ partner: string; year: number; value: number }[]>`
        select partner_iso3 as partner, year, value from outcome_values
        where indicator_code = ${CHOICE.indicator} and year <= ${lastYear}`,
    );
    let compared = 0;
    for (let year = 2020; year <= lastYear; year += 1) {
      const told = await completionFromHistory(reader, filters, year);
      for (const { partner, years } of courses) {
        const found = years.find((each) => each.year === year)?.completion ?? null;
        const expected = told.get(partner) ?? null;
        if (expected === null) expect(found, `${partner} ${year}`).toBeNull();
        else expect(found, `${partner} ${year}`).toBeCloseTo(expected, 5);
        compared += expected === null ? 0 : 1;
      }
    }
    expect(compared).toBeGreaterThan(filters.partners.length === 0 ? 25 : 3);
    for (const { partner, years } of courses) {
      const own = values.filter((value) => value.partner === partner);
      const known = years.flatMap(({ year, value }) => (value === null ? [] : [{ partner, year, value }]));
      expect(known.toSorted((a, b) => a.year - b.year)).toEqual(own.toSorted((a, b) => a.year - b.year));
    }
    expect((changes?.pairs.length ?? 0) + (changes?.without.length ?? 0)).toBe(courses.length);
  },
);

test("without a choice the partners are those that are active on the day, and those chosen stand in the order chosen", async () => {
  const active = await asInstallation(
    (tx) => tx<{ partner: string }[]>`
      select s.partner_iso3 as partner from status_spells s
      where s.standing = 'active' and s.from_on <= ${dayOf(manager)} and coalesce(s.to_on, 'infinity') > ${dayOf(manager)}
        and exists (select from milestones m where m.partner_iso3 = s.partner_iso3) order by 1`,
  );
  const all = await loaded(manager, WHOLE_ANALYSIS, CHOICE);
  expect(all.courses.map(({ partner }) => partner)).toEqual(active.map(({ partner }) => partner));
  const chosen = await loaded(manager, { ...WHOLE_ANALYSIS, partners: ["UKR", "BLR", "GEO"] }, CHOICE);
  expect(chosen.courses.map(({ partner }) => partner)).toEqual(["UKR", "BLR", "GEO"]);
});

test("the two methods of the corruption perceptions index are never in one course", async () => {
  const filters = { ...WHOLE_ANALYSIS, partners: ["GEO"] };
  const yearsOf = async (indicator: string) => {
    const { courses } = await loaded(manager, filters, { indicator, lag: 0 });
    return courses.flatMap(({ years }) =>
      years.filter(({ value }) => value !== null).map(({ year }) => year),
    );
  };
  expect(Math.max(...(await yearsOf("TI_CPI_PRE2012")))).toBe(2011);
  expect(Math.min(...(await yearsOf("TI_CPI")))).toBe(2012);
});

test("an index that ended before there was any completion has no pair, and every partner is named with what it lacks", async () => {
  const { changes, courses } = await loaded(manager, WHOLE_ANALYSIS, { indicator: "UN_PKO_TOTAL", lag: 0 });
  expect(changes?.pairs).toEqual([]);
  expect(changes?.without).toHaveLength(courses.length);
});

test("says why there is nothing: no summary by nature, no such index", async () => {
  expect(await loadOutcomes(manager, { ...WHOLE_ANALYSIS, natures: ["target"] }, CHOICE)).toBe("byNature");
  expect(await loadOutcomes(manager, WHOLE_ANALYSIS, { indicator: "NO_SUCH", lag: 0 })).toBe("noIndicator");
  expect(outcomesQuery(WHOLE_ANALYSIS, CHOICE)).toBe("indicator=VDEM_v2x_libdem");
});

test("of another's partner a liaison reads nothing, and learns not even whether it has something", async () => {
  const liaison = await newPerson("liaison", ["GEO"]);
  const own = await loaded(liaison, { ...WHOLE_ANALYSIS, partners: ["UKR", "GEO"] }, CHOICE);
  expect(own.courses.map(({ partner }) => partner)).toEqual(["GEO"]);
  expect(
    [...(own.changes?.pairs ?? []), ...(own.changes?.without ?? [])].map(({ partner }) => partner),
  ).toEqual(["GEO"]);
  const all = await loaded(liaison, WHOLE_ANALYSIS, CHOICE);
  expect(all.courses.map(({ partner }) => partner)).toEqual(["GEO"]);
});
