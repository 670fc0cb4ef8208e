import { expect, test } from "vitest";
import { withDemonstration } from "@/db/testing/demonstration";
import { asInstallation } from "@/db/testing/acting";
import { newPerson } from "@/db/testing/factories";
import { WHOLE_ANALYSIS } from "@/lib/analysis/filters";
import type { Reader } from "@/lib/as-of/reader";
import { asOfDay } from "@/lib/as-of/rules";
import { getLatestMovements, listMovements } from "@/lib/movements/queries";
import type { QuarterMovements } from "@/lib/movements/rules";
import { type Day, dayFromNumber, dayNumber } from "@/lib/periods/days";
import { lastDayOfQuarter } from "@/lib/periods/rules";
import { today } from "@/lib/periods/today";

// The waterfall of a quarter, told once more by plain SQL over everything that was ever planned, accepted and said.

await withDemonstration();

interface Told {
  before: number;
  after: number;
  kind: string | null;
  milestones: number;
  effect: number;
}

function tellAgain({ quarterOn, endsOn }: QuarterMovements, partner: string | null) {
  const began = dayFromNumber(dayNumber(quarterOn) - 1);
  return asInstallation(
    (tx) => tx<Told[]>`
    with ends (place, last_on, on_day) as (
      values (0, ${began}::date, ${began}::date), (1, ${lastDayOfQuarter(quarterOn)}::date, ${endsOn}::date)
    ), believed as (
      select m.id, m.partner_iso3, e.place, v.baseline, v.target, v.weight, j.id as judged, j.value, j.verdict,
             coalesce(j.delivery = 'discontinued' or s.commitment = 'withdrawn', false) as given_up,
             v.start_on <= e.last_on as begun,
             m.partner_iso3 = ${partner} or (${partner}::text is null and exists (
               select from status_spell_versions p
               where p.partner_iso3 = m.partner_iso3 and p.standing = 'active' and (p.known_from at time zone 'UTC')::date <= e.on_day
                 and (p.known_to is null or (p.known_to at time zone 'UTC')::date > e.on_day)
                 and p.from_on <= e.on_day and (p.to_on is null or p.to_on > e.on_day))) as of_a_partner
      from milestones m
      cross join ends e
      left join milestone_versions v on v.milestone_id = m.id and (v.known_from at time zone 'UTC')::date <= e.last_on
        and (v.known_to is null or (v.known_to at time zone 'UTC')::date > e.last_on)
      left join lateral (
        select a.* from assessments a
        where a.milestone_id = m.id and a.state = 'accepted' and a.effective_on <= e.last_on
          and (a.accepted_at at time zone 'UTC')::date <= e.last_on
        order by a.effective_on desc, a.accepted_at desc, a.id desc limit 1
      ) j on true
      left join lateral (
        select c.* from milestone_commitments c
        where c.milestone_id = m.id and c.from_on <= e.last_on and (c.recorded_at at time zone 'UTC')::date <= e.last_on
        order by c.from_on desc, c.id desc limit 1
      ) s on true
    ), figures as (
      select *, of_a_partner and begun and not given_up as counts, case when target <> baseline then weight else 0 end as worth,
             least(1, greatest(0, coalesce((coalesce(value, baseline) - baseline) / nullif(target - baseline, 0), 0))) as share
      from believed
    ), completion as (
      select place, sum(worth) filter (where counts) as weight, sum(worth * share) filter (where counts) as earned from figures group by place
    ), pairs as (
      select n as is_now, o as was, n.of_a_partner and o.of_a_partner as stays,
             case when n.target <> n.baseline
               then least(1, greatest(0, (coalesce(o.value, n.baseline) - n.baseline) / (n.target - n.baseline))) else 0 end as old_share
      from figures n join figures o on o.id = n.id and o.place = 0 where n.place = 1 and (n.counts or coalesce(o.counts, false))
    ), moves as (
      select 'new' as kind, (is_now).worth as weight, (is_now).worth * (is_now).share as earned
      from pairs where stays and (is_now).counts and not coalesce((was).counts, false)
      union all
      select case when (is_now).given_up then 'withdrawn' else 'rebaselined' end, -(was).worth, -(was).worth * (was).share
      from pairs where stays and (was).counts and not (is_now).counts
      union all
      select 'rebaselined', (is_now).worth - (was).worth, (is_now).worth * old_share - (was).worth * (was).share
      from pairs
      where stays and (was).counts and (is_now).counts
        and ((was).baseline <> (is_now).baseline or (was).target <> (is_now).target or (was).weight <> (is_now).weight)
      union all
      select case when (is_now).verdict = 'fulfilled' and (was).verdict is distinct from 'fulfilled' then 'fulfilled'
                  when (is_now).verdict = 'reversed' and (was).verdict is distinct from 'reversed' then 'reversed'
                  when (is_now).share > old_share then 'advanced' when (is_now).share < old_share then 'fell_back' end,
             0, (is_now).worth * ((is_now).share - old_share)
      from pairs where stays and (was).counts and (is_now).counts and (is_now).judged is distinct from (was).judged
    )
    select (o.earned / o.weight)::float8 as before, (n.earned / n.weight)::float8 as after, m.kind, count(m.kind)::int as milestones,
           coalesce(sum((m.earned - o.earned / o.weight * m.weight) / n.weight), 0)::float8 as effect
    from completion o join completion n on n.place = 1 left join moves m on m.kind is not null
    where o.place = 0 group by o.earned, o.weight, n.earned, n.weight, m.kind`,
  );
}

async function on(day: Day): Promise<Reader> {
  const manager = await newPerson("manager");
  return day === today() ? manager : { ...manager, asOf: asOfDay(day, day, today()) };
}

test.each([
  ["of today", today(), null],
  ["of a past day", "2025-06-30", null],
  ["of one partner today", today(), "GEO"],
  ["of one partner on a past day", "2026-03-31", "UKR"],
] as const)("the waterfalls %s are what the history tells", async (_, day, partner) => {
  const quarters = await listMovements(await on(day), {
    ...WHOLE_ANALYSIS,
    partners: partner === null ? [] : [partner],
  });
  let told = 0;
  for (const quarter of quarters.slice(-4)) {
    const rows = await tellAgain(quarter, partner);
    expect(quarter.before, quarter.quarter).toBeCloseTo(rows[0]?.before ?? Number.NaN, 5);
    expect(quarter.after, quarter.quarter).toBeCloseTo(rows[0]?.after ?? Number.NaN, 5);
    for (const { kind, milestones, effect } of quarter.parts) {
      const same = rows.find((row) => row.kind === kind);
      expect(milestones, `${quarter.quarter} ${kind}`).toBe(same?.milestones ?? 0);
      expect(effect, `${quarter.quarter} ${kind}`).toBeCloseTo(same?.effect ?? 0, 5);
      told += milestones;
    }
  }
  expect(told).toBeGreaterThan(10);
});

test.each([today(), "2025-06-30", "2025-08-14", "2026-01-15"])(
  "the latest quarter asked for alone is the last of all of them: %s",
  async (day) => {
    const reader = await on(day);
    const last = (await listMovements(reader, WHOLE_ANALYSIS)).at(-1);
    expect(last).toBeDefined();
    expect(await getLatestMovements(reader)).toEqual(last);
  },
);

test("before anything can be compared there is no latest quarter", async () => {
  expect(await getLatestMovements(await on("1995-06-30"))).toBeNull();
});
