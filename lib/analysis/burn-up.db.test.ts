import { expect, test } from "vitest";
import { withDemonstration } from "@/db/testing/demonstration";
import { asInstallation } from "@/db/testing/acting";
import { newPerson } from "@/db/testing/factories";
import { type AnalysisFilters, WHOLE_ANALYSIS } from "@/lib/analysis/filters";
import { loadBurnUp } from "@/lib/analysis/load-burn-up";
import { loadPerformance } from "@/lib/analysis/load-performance";
import { listStands } from "@/lib/analysis/queries";
import type { Reader } from "@/lib/as-of/reader";
import { listCompletionByQuarter } from "@/lib/completion/queries";
import { dayFromNumber, dayNumber } from "@/lib/periods/days";

await withDemonstration();

const DAYS: readonly Reader["asOf"][] = [
  undefined,
  { day: "2025-08-14", knownBefore: "2025-08-15T00:00:00Z" },
];
const readerOf = async (asOf: Reader["asOf"]): Promise<Reader> => {
  const manager = await newPerson("manager");
  return asOf === undefined ? manager : { ...manager, asOf };
};

test.each(DAYS)(
  "what was achieved is the completion that the overview and the partner's page show: %j",
  async (asOf) => {
    const reader = await readerOf(asOf);
    for (const partner of [undefined, "GEO", "UKR"]) {
      const filters = { ...WHOLE_ANALYSIS, partners: partner === undefined ? [] : [partner] };
      const { points } = await loadBurnUp(reader, filters);
      const achieved = new Map(points.map((point) => [point.quarter, point.achieved]));
      const shown = await listCompletionByQuarter(reader, partner);
      expect(shown.length).toBeGreaterThan(6);
      for (const { quarter, completion } of shown) expect(achieved.get(quarter), quarter).toBe(completion);
    }
  },
);

test.each([
  {},
  { areas: ["rule_of_law"] },
  { partners: ["UKR"], areas: ["anti_corruption", "integration"] },
] as Partial<AnalysisFilters>[])(
  "the plan of a quarter is the weighted mean of elapsed shares, by plain SQL: %j",
  async (wish) => {
    const filters = { ...WHOLE_ANALYSIS, partners: ["GEO", "UKR"], ...wish };
    const { points } = await loadBurnUp(await readerOf(undefined), filters);
    const areas = filters.areas.length > 0 ? filters.areas : null;
    for (const { quarter, endsOn, running, planned, plannedFirst } of points) {
      if (running) continue;
      const share = (due: string) =>
        `least(greatest(('${endsOn}'::date - start_on)::float8 / (${due} - start_on), 0), 1)`;
      const [row] = await asInstallation(
        (tx) => tx<{ planned: number | null; first: number | null }[]>`
          select sum(weight * ${tx.unsafe(share("due_on"))})::float8 / sum(weight)::float8 as planned,
                 sum(weight * ${tx.unsafe(share("first_due_on"))})::float8 / sum(weight)::float8 as first
          from milestones
          where partner_iso3 = any(${filters.partners}) and (${areas}::text[] is null or area_code = any(${areas}))
            and start_on <= ${endsOn} and target <> baseline
            and current_delivery is distinct from 'discontinued' and current_commitment <> 'withdrawn'`,
      );
      for (const [own, other] of [
        [planned, row?.planned],
        [plannedFirst, row?.first],
      ]) {
        if (other === null || other === undefined) expect(own, quarter).toBeNull();
        else expect(own, quarter).toBeCloseTo(other, 6);
      }
    }
  },
);

test.each(DAYS)(
  "the running quarter of the burn-up is what the index is made of, by nature too: %j",
  async (asOf) => {
    const reader = await readerOf(asOf);
    for (const natures of [[], ["target"]] as AnalysisFilters["natures"][]) {
      const filters = { ...WHOLE_ANALYSIS, natures };
      const running = (await loadBurnUp(reader, filters)).points.find((point) => point.running);
      const whole = (await listStands(reader, filters, "area")).find(({ area }) => area === null);
      const { rows } = await loadPerformance(reader, filters);
      expect(running?.achieved).toBeCloseTo(whole?.achieved ?? Number.NaN, 9);
      expect(running?.planned).toBeCloseTo(whole?.planned ?? Number.NaN, 9);
      expect(rows.at(-1)?.index).toBeCloseTo((whole?.achieved ?? 0) / (whole?.planned ?? 1), 9);
      expect(rows).toHaveLength(7);
    }
  },
);

test.each([
  ["2025-06-30", "2025-06-30"],
  [null, "2026-09-30"],
  ["2099-01-01", "2026-09-30"],
])("compared with %s, the index is that of %s as it was believed then", async (compareTo, day) => {
  const reader = await readerOf({ day: "2026-11-10", knownBefore: "2026-11-11T00:00:00Z" });
  const { rows, comparedOn } = await loadPerformance(reader, { ...WHOLE_ANALYSIS, compareTo });
  const knownBefore = dayFromNumber(dayNumber(day) + 1);
  const then = await loadPerformance(
    { ...reader, asOf: { day, knownBefore: `${knownBefore}T00:00:00Z` } },
    WHOLE_ANALYSIS,
  );
  expect(comparedOn).toBe(day);
  expect(rows.map(({ before }) => before)).toEqual(then.rows.map(({ index }) => index));
});
