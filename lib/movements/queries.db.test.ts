import { expect, test } from "vitest";
import { withDemonstration } from "@/db/testing/demonstration";
import { asInstallation } from "@/db/testing/acting";
import { newPerson } from "@/db/testing/factories";
import { type AnalysisFilters, WHOLE_ANALYSIS } from "@/lib/analysis/filters";
import type { Reader } from "@/lib/as-of/reader";
import { AS_OF, asOfDay } from "@/lib/as-of/rules";
import { listCompletionByQuarter } from "@/lib/completion/queries";
import { parseMilestoneFilters } from "@/lib/milestones/filters";
import { listMilestones } from "@/lib/milestones/queries";
import { movedMilestonesHref } from "@/lib/movements/address";
import { listMovements } from "@/lib/movements/queries";
import { type Day, dayFromNumber, dayNumber } from "@/lib/periods/days";
import { today } from "@/lib/periods/today";

await withDemonstration();

/** A reader of a day by what was believed at its end. */
async function believing(day: Day): Promise<Reader> {
  const manager = await newPerson("manager");
  return day === today() ? manager : { ...manager, asOf: asOfDay(day, day, today()) };
}

test.each([undefined, "GEO", "UKR"])(
  "at both ends of a quarter stands the completion that a reader of that day is shown: %s",
  async (partner) => {
    const filters = { ...WHOLE_ANALYSIS, partners: partner === undefined ? [] : [partner] };
    const quarters = await listMovements(await newPerson("manager"), filters);
    expect(quarters.length).toBeGreaterThan(6);
    expect(quarters.at(-1)?.endsOn).toBe(today());
    for (const { quarter, quarterOn, endsOn, before, after, counted } of quarters) {
      const shown = (await listCompletionByQuarter(await believing(endsOn), partner)).at(-1);
      expect(after, quarter).toBeCloseTo(shown?.completion ?? Number.NaN, 9);
      expect(counted, quarter).toBe(shown?.milestones);
      const earlier = await believing(dayFromNumber(dayNumber(quarterOn) - 1));
      const shownBefore = (await listCompletionByQuarter(earlier, partner)).at(-1);
      expect(before, quarter).toBeCloseTo(shownBefore?.completion ?? Number.NaN, 9);
    }
  },
);

test.each([
  {},
  { areas: ["rule_of_law"], natures: ["target"] },
  { partners: ["GEO", "UKR"] },
  { programmes: ["deep"] },
] satisfies Partial<AnalysisFilters>[])(
  "behind each part is a list of as many milestones: %j",
  async (wish) => {
    const filters = { ...WHOLE_ANALYSIS, ...wish };
    const quarters = await listMovements(await newPerson("manager"), filters);
    let found = 0;
    for (const quarter of quarters.slice(-5)) {
      for (const { kind, milestones } of quarter.parts) {
        const { searchParams } = new URL(movedMilestonesHref(filters, quarter, kind), "http://localhost");
        const reader = await believing(searchParams.get(AS_OF) ?? today());
        const { total } = await listMilestones(reader, parseMilestoneFilters(searchParams));
        expect(total, `${quarter.quarter} ${kind}`).toBe(milestones);
        found += total;
      }
    }
    expect(found).toBeGreaterThan(10);
  },
);

test("a partner whose standing changes moves completion as one, and the lists leave its milestones out", async () => {
  const manager = await newPerson("manager");
  const day = today();
  await asInstallation(async (tx) => {
    await tx`update status_spells set to_on = ${day}::date where partner_iso3 = 'UKR' and standing = 'active' and to_on is null`;
    await tx`insert into status_spells (partner_iso3, standing, from_on, precision, checked) values ('UKR', 'suspended', ${day}, 'day', true)`;
  });
  const [quarter] = (await listMovements(manager, WHOLE_ANALYSIS)).slice(-1);
  if (quarter === undefined) throw new Error("no running quarter");
  expect(quarter.standing.partners).toBe(1);
  expect(quarter.partners).not.toContain("UKR");
  const sum = quarter.parts.reduce((total, { effect }) => total + effect, quarter.standing.effect);
  expect(sum).toBeCloseTo(quarter.after - quarter.before, 12);
  for (const { kind, milestones } of quarter.parts) {
    const { searchParams } = new URL(movedMilestonesHref(WHOLE_ANALYSIS, quarter, kind), "http://localhost");
    expect((await listMilestones(manager, parseMilestoneFilters(searchParams))).total, kind).toBe(milestones);
  }
});

test("of a past day are the quarters that had ended by then, as far as its knowledge reaches", async () => {
  const manager = await newPerson("manager");
  const lastOf = async (day: Day, knownOn: Day) =>
    (await listMovements({ ...manager, asOf: asOfDay(day, knownOn, today()) }, WHOLE_ANALYSIS)).at(-1)
      ?.endsOn;
  expect(await lastOf("2025-08-14", "2025-08-14")).toBe("2025-06-30");
  expect(await lastOf("2025-09-30", "2025-09-30")).toBe("2025-09-30");
  expect(await lastOf("2025-09-30", "2025-09-29")).toBe("2025-06-30");
  expect(await lastOf("2025-09-30", today())).toBe("2025-09-30");
});

test("a liaison reads of its own partner alone", async () => {
  const liaison = await newPerson("liaison", ["GEO"]);
  const quarters = await listMovements(liaison, WHOLE_ANALYSIS);
  expect(new Set(quarters.flatMap(({ partners }) => partners))).toEqual(new Set(["GEO"]));
});
