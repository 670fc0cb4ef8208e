import { expect, test } from "vitest";
import { withDemonstration } from "@/db/testing/demonstration";
import { asInstallation } from "@/db/testing/acting";
import { newMilestone, newPerson } from "@/db/testing/factories";
import { WHOLE_ANALYSIS } from "@/lib/analysis/filters";
import { listStands } from "@/lib/analysis/queries";
import type { Reader } from "@/lib/as-of/reader";
import { listCompletionByArea, listCompletionByPartner } from "@/lib/completion/queries";
import { slippageDays } from "@/lib/milestones/rules";
import { type MilestoneFilters, NO_FILTERS } from "@/lib/milestones/filters";
import { listMilestones } from "@/lib/milestones/queries";
import { today } from "@/lib/periods/today";

const PARTNERS = ["UKR", "GEO", "CHE", "BLR"];
const filters = { ...WHOLE_ANALYSIS, partners: PARTNERS };
const DAYS: readonly Reader["asOf"][] = [
  undefined,
  { day: "2025-08-14", knownBefore: "2025-08-15T00:00:00Z" },
];

await withDemonstration();

test.each(DAYS)("what was achieved is what the summaries say, in all and by area: %j", async (asOf) => {
  const manager = await newPerson("manager");
  const reader: Reader = asOf === undefined ? manager : { ...manager, asOf };
  const stands = await listStands(reader, filters, "partner");
  const [byPartner, byArea] = [await listCompletionByPartner(reader), await listCompletionByArea(reader)];
  let compared = 0;
  for (const { partner, area, achieved, assessed } of stands) {
    const kept =
      area === null
        ? byPartner.find((own) => own.partner === partner)
        : byArea.find((own) => own.partner === partner && own.area === area);
    if (kept === undefined) continue;
    if (kept.completion === null) expect(achieved, `${partner} ${area}`).toBeNull();
    else expect(achieved, `${partner} ${area}`).toBeCloseTo(kept.completion, 9);
    expect(assessed).toBe(kept.assessed);
    compared += 1;
  }
  expect(compared).toBeGreaterThan(15);
});

test.each(DAYS)("each figure is the length of its list: %j", async (asOf) => {
  const manager = await newPerson("manager");
  const reader: Reader = asOf === undefined ? manager : { ...manager, asOf };
  const lists: Record<string, Partial<MilestoneFilters>> = {
    milestones: {},
    fulfilled: { verdicts: ["fulfilled"], commitments: ["committed", "paused"] },
    overdue: { due: "overdue" },
    reversed: { reversed: true },
    neverAssessed: { deliveries: ["not_assessed"], commitments: ["committed"] },
  };
  for (const { partner, area, ...figures } of await listStands(reader, filters, "partner")) {
    if (area !== null) continue;
    for (const [figure, list] of Object.entries(lists)) {
      const { total } = await listMilestones(reader, { ...NO_FILTERS, ...list, partners: [partner ?? ""] });
      expect(Object.entries(figures).find(([name]) => name === figure)?.[1], `${partner} ${figure}`).toBe(
        total,
      );
    }
  }
});

test("what is planned is the mean of the elapsed shares of the plans, by weight", async () => {
  const manager = await newPerson("manager");
  const day = today();
  const plans = await asInstallation(
    (tx) => tx<{ partner: string; start: string; due: string; weight: number }[]>`
      select partner_iso3 as partner, start_on::text as start, due_on::text as due, weight::float8 as weight from milestones
      where current_delivery is distinct from 'discontinued' and current_commitment <> 'withdrawn' and baseline <> target
        and start_on < date_trunc('quarter', ${day}::date + interval '3 months')`,
  );
  for (const { partner, area, planned } of await listStands(manager, filters, "partner")) {
    if (area !== null) continue;
    const own = plans.filter((plan) => plan.partner === partner);
    const share = ({ start, due }: (typeof own)[number]) =>
      Math.min(Math.max((Date.parse(day) - Date.parse(start)) / (Date.parse(due) - Date.parse(start)), 0), 1);
    const weight = own.reduce((sum, plan) => sum + plan.weight, 0);
    expect(planned).toBeCloseTo(own.reduce((sum, plan) => sum + plan.weight * share(plan), 0) / weight, 9);
  }
});

test.each(DAYS)("the slippage of a partner is the one in the middle of its list: %j", async (asOf) => {
  const manager = await newPerson("manager");
  const reader: Reader = asOf === undefined ? manager : { ...manager, asOf };
  for (const { partner, area, slippage } of await listStands(reader, filters, "partner")) {
    if (area !== null) continue;
    const listed = [];
    for (let page = 1; listed.length < page * 50 && page < 4; page++)
      listed.push(...(await listMilestones(reader, { ...NO_FILTERS, partners: [partner ?? ""], page })).rows);
    const days = listed.map(slippageDays).toSorted((a, b) => a - b);
    const middle = [days[Math.floor((days.length - 1) / 2)], days[Math.ceil((days.length - 1) / 2)]];
    expect(slippage, partner ?? "").toBe(((middle[0] ?? 0) + (middle[1] ?? 0)) / 2);
  }
});

test("of another's partner a liaison reads nothing", async () => {
  const stands = await listStands(await newPerson("liaison", ["GEO"]), filters, "partner");
  expect(new Set(stands.map(({ partner }) => partner))).toEqual(new Set(["GEO"]));
});

test("a partner that is not active counts when it is chosen, and in no whole", async () => {
  const manager = await newPerson("manager");
  const count = async (partners: string[]) => {
    const stands = await listStands(manager, { ...WHOLE_ANALYSIS, partners }, "area");
    return stands.find(({ area }) => area === null)?.milestones ?? 0;
  };
  const before = await count([]);
  await newMilestone({ partner: "RUS", startOn: "2012-01-01" });
  expect(await count([])).toBe(before);
  expect(await count(["RUS"])).toBe(1);
  expect(await count(["RUS", "GEO"])).toBe(1 + (await count(["GEO"])));
});
