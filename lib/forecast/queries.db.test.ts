import { expect, test } from "vitest";

import { withDemonstration } from "@/db/testing/demonstration";
import { asInstallation, asPerson, refusalOf } from "@/db/testing/acting";
import { newPerson } from "@/db/testing/factories";
import { sqlAsOwner } from "@/db/testing/sql";
import { asOfDay } from "@/lib/as-of/rules";
import type { Reader } from "@/lib/as-of/reader";
import { WHOLE_ANALYSIS } from "@/lib/analysis/filters";
import { keepForecasts, keepForecastsOfQuarter } from "@/lib/forecast/keep";
import {
  forecastBand,
  forecastCompletion,
  forecastMilestones,
  readRecord,
  type Unforeseen,
} from "@/lib/forecast/queries";
import { listStands } from "@/lib/analysis/queries";
import { recordOf } from "@/lib/forecast/record";
import { listMilestones } from "@/lib/milestones/queries";
import { NO_FILTERS } from "@/lib/milestones/filters";
import { today } from "@/lib/periods/today";

const ALL = WHOLE_ANALYSIS;
/** The day on which the demonstration stands. */
const DAY = "2026-11-15";

await withDemonstration();

const on = (reader: Reader, day: string, known = day): Reader => ({
  ...reader,
  asOf: asOfDay(day, known, today()),
});
const manager = () => newPerson("manager").then((viewer) => on(viewer, DAY));

const isUnforeseen = (answer: { shown: boolean }): answer is Unforeseen => !answer.shown;

async function shown<Forecast extends { shown: true }>(
  answer: Promise<Forecast | Unforeseen>,
): Promise<Forecast> {
  const found = await answer;
  if (isUnforeseen(found)) throw new Error(`there is no forecast: ${found.reason}`);
  return found;
}

const models = () =>
  asInstallation(
    (tx) => tx<{ quarter: string; model: unknown; score: unknown; fulfilments: number }[]>`
      select quarter_on::text as quarter, fulfilments, model, score from forecast_models order by 1`,
  );

test("on no held-out quarter of the demonstration the forecast is worse than the base rate, and its band holds", async () => {
  const record = await readRecord(await manager());
  expect(record?.quarters.length).toBeGreaterThan(8);
  for (const { quarterOn, byDue, withinYear } of record?.quarters ?? []) {
    expect.soft(byDue.brier, `${quarterOn} by due date`).toBeLessThanOrEqual(byDue.baseBrier ?? 0);
    expect
      .soft(withinYear.brier, `${quarterOn} within the year`)
      .toBeLessThanOrEqual(withinYear.baseBrier ?? 0);
  }
  const { held = 0, sets = 1 } = record?.bands ?? {};
  expect(held / sets).toBeGreaterThan(0.75);
  expect(held / sets).toBeLessThan(0.85);
});

test("what is kept is what the same history gives again", async () => {
  const before = await models();
  const made = await keepForecasts(DAY);
  expect(await models()).toEqual(before);
  expect(recordOf(made.flatMap(({ score }) => score ?? []))).toEqual(await readRecord(await manager()));
});

test("the forecasts of a quarter are made once", async () => {
  expect(await keepForecastsOfQuarter(DAY)).toBe(false);
  await asInstallation((tx) => tx`delete from forecast_models where quarter_on = '2026-10-01'`);
  expect(await keepForecastsOfQuarter(DAY)).toBe(true);
  expect(await keepForecastsOfQuarter(DAY)).toBe(false);
});

test("every open milestone of active partners has its probability and its days, by due date", async () => {
  const reader = await manager();
  const { total, forecasts, pageSize } = await shown(forecastMilestones(reader, ALL));
  expect(forecasts).toHaveLength(pageSize);
  expect(forecasts.map(({ dueOn }) => dueOn)).toEqual(forecasts.map(({ dueOn }) => dueOn).toSorted());
  for (const { dueOn, byDue, halfOn, likelyOn } of forecasts) {
    if (dueOn < DAY) expect(byDue).toBeNull();
    if (byDue !== null) expect(byDue >= 0 && byDue <= 1).toBe(true);
    if (likelyOn !== null) expect((halfOn ?? "9999") <= likelyOn).toBe(true);
  }
  const [all, last] = await Promise.all([
    listMilestones(reader, { ...NO_FILTERS, active: true }),
    shown(forecastMilestones(reader, ALL, Math.ceil(total / pageSize))),
  ]);
  expect(total).toBeLessThan(all.total);
  expect(last.forecasts.some(({ byDue }) => byDue !== null)).toBe(true);
});

test("the band of a set starts from what is fulfilled, and the sets of all areas are the whole", async () => {
  const reader = await manager();
  const whole = await shown(forecastBand(reader, ALL));
  expect(whole.points).toHaveLength(12);
  for (const { expected, low, high } of whole.points) {
    expect(low >= whole.fulfilled && low <= expected && expected <= high).toBe(true);
    expect(high).toBeLessThanOrEqual(whole.fulfilled + whole.open);
  }
  const natures = await Promise.all(
    (["milestone", "target"] as const).map((nature) =>
      shown(forecastBand(reader, { ...ALL, natures: [nature] })),
    ),
  );
  expect(natures.reduce((sum, { open }) => sum + open, 0)).toBe(whole.open);
  expect(natures.reduce((sum, { fulfilled }) => sum + fulfilled, 0)).toBe(whole.fulfilled);
  const last = natures.reduce((sum, { points }) => sum + (points.at(-1)?.expected ?? 0), 0);
  expect(last).toBeCloseTo(whole.points.at(-1)?.expected ?? 0, 6);
  const area = await shown(forecastBand(reader, { ...ALL, areas: ["rule_of_law"] }));
  expect(area.open).toBeLessThan(whole.open);
});

test("completion to come starts above what is achieved, counts what counts, and adds up from its parts by their weight", async () => {
  const reader = await manager();
  const { points, record } = await shown(forecastCompletion(reader, ALL));
  expect(points).toHaveLength(12);
  expect(record).toEqual((await readRecord(reader))?.completion);
  const whole = (await listStands(reader, ALL, "area")).find(({ area }) => area === null);
  // The running quarter has hardly any milestone more at its end than on the day.
  expect(points[0]?.expected).toBeGreaterThan(whole?.achieved ?? 1);
  expect(points[0]?.low).toBeCloseTo(whole?.achieved ?? 1, 1);
  const parts = await Promise.all(
    (["milestone", "target"] as const).map((nature) =>
      shown(forecastCompletion(reader, { ...ALL, natures: [nature] })),
    ),
  );
  for (const [wait, { quarterOn, expected }] of points.entries()) {
    const weights = await asInstallation(
      (tx) => tx<{ nature: string; weight: number }[]>`
        select nature, sum(weight)::float8 as weight from milestones m
        where target <> baseline and current_delivery is distinct from 'discontinued' and current_commitment <> 'withdrawn'
          and start_on < ${quarterOn}::date + interval '3 months'
          and exists (select from status_spells s where s.partner_iso3 = m.partner_iso3 and s.standing = 'active'
                      and s.from_on <= ${DAY} and (s.to_on is null or s.to_on > ${DAY}))
        group by nature order by nature`,
    );
    const all = weights.reduce((sum, { weight }) => sum + weight, 0);
    const sum = weights.reduce(
      (total, { weight }, part) => total + weight * (parts[part]?.points[wait]?.expected ?? 0),
      0,
    );
    expect(expected, quarterOn).toBeCloseTo(sum / all, 6);
  }
});

test("a liaison is forecast its own partner, by what was learned from all, and reads no other one's milestone", async () => {
  const liaison = on(await newPerson("liaison", ["GEO"]), DAY);
  const own = await shown(forecastMilestones(liaison, ALL));
  expect(new Set(own.forecasts.map(({ partner }) => partner))).toEqual(new Set(["GEO"]));
  const seen = await shown(forecastMilestones(await manager(), { ...ALL, partners: ["GEO"] }));
  expect(own.forecasts).toEqual(seen.forecasts);
  expect((await shown(forecastMilestones(liaison, { ...ALL, partners: ["MDA"] }))).total).toBe(0);
  expect(await shown(forecastBand(liaison, { ...ALL, partners: ["MDA"] }))).toMatchObject({
    open: 0,
    points: [],
  });
});

test("a past day is forecast by the model and the record of then, and by nothing that came after", async () => {
  const viewer = await newPerson("manager");
  const then = on(viewer, "2025-08-20");
  const before = [
    await forecastMilestones(then, ALL),
    await forecastBand(then, ALL),
    await forecastCompletion(then, ALL),
    await readRecord(then),
  ];
  expect(before[0]).toMatchObject({ shown: true, quarterOn: "2025-07-01" });
  const record = await readRecord(then);
  expect(record?.quarters.at(-1)?.quarterOn).toBe("2024-04-01");
  await asInstallation(
    (tx) =>
      tx`update forecast_models set fulfilments = 0, model = null, score = null where quarter_on > '2025-07-01'`,
  );
  const after = [
    await forecastMilestones({ ...then }, ALL),
    await forecastBand({ ...then }, ALL),
    await forecastCompletion({ ...then }, ALL),
    await readRecord({ ...then }),
  ];
  expect(after).toEqual(before);
  await keepForecasts(DAY);
});

test("the tables of today and the views of the past forecast today alike", async () => {
  const viewer = await newPerson("manager");
  const past: Reader = { ...viewer, asOf: { day: today(), knownBefore: "infinity" } };
  const now = [
    await forecastMilestones(viewer, ALL, 2),
    await forecastBand(viewer, ALL),
    await forecastCompletion(viewer, ALL),
    await readRecord(viewer),
  ];
  expect(now[1]).toMatchObject({ shown: true });
  expect([
    await forecastMilestones(past, ALL, 2),
    await forecastBand(past, ALL),
    await forecastCompletion(past, ALL),
    await readRecord(past),
  ]).toEqual(now);
});

test("known on an earlier day, a day is forecast by the model of the earlier one", async () => {
  const viewer = await newPerson("manager");
  const found = await forecastBand(on(viewer, "2026-08-20", "2026-03-31"), ALL);
  expect(found).toMatchObject({ shown: true, quarterOn: "2026-04-01" });
  expect(await forecastBand(on(viewer, "2026-08-20", "2026-03-30"), ALL)).toMatchObject({
    quarterOn: "2026-01-01",
  });
});

test("before there was enough to learn from, and while nothing can be judged, there is no forecast", async () => {
  const viewer = await newPerson("manager");
  expect(await forecastBand(on(viewer, "2021-12-15"), ALL)).toEqual({
    shown: false,
    reason: "too_little_data",
    fulfilments: 4,
    needed: 20,
  });
  expect(await forecastMilestones(on(viewer, "2023-08-15"), ALL)).toMatchObject({
    shown: false,
    reason: "no_record",
  });
  expect(await readRecord(on(viewer, "2023-08-15"))).toBeNull();
});

test("what is kept is read by whoever has an account, and written by the installation alone", async () => {
  const [found] = await sqlAsOwner`
    select relrowsecurity as enabled, relforcerowsecurity as forced from pg_class where oid = 'forecast_models'::regclass`;
  expect(found).toEqual({ enabled: true, forced: true });
  const rows = (viewer: Parameters<typeof asPerson>[0]) =>
    asPerson(viewer, (tx) => tx`select quarter_on from forecast_models`).then(({ length }) => length);
  const liaison = await newPerson("liaison", ["GEO"]);
  expect(await rows(liaison)).toBeGreaterThan(0);
  expect(await rows(null)).toBe(0);
  await asInstallation((tx) => tx`update people set deactivated_at = now() where id = ${liaison.personId}`);
  expect(await rows(liaison)).toBe(0);
  const admin = await newPerson("admin");
  for (const statement of [
    "insert into forecast_models (quarter_on, rule_version, fulfilments) values ('2030-01-01', 1, 0)",
    "update forecast_models set fulfilments = 1",
    "delete from forecast_models",
  ])
    expect(await refusalOf(asPerson(admin, (tx) => tx.unsafe(statement)))).toMatch(/permission denied/);
});
