import fc from "fast-check";
import { expect, it } from "vitest";
import { withDemonstration } from "@/db/testing/demonstration";
import { newPerson } from "@/db/testing/factories";
import { exportedCsv, exportedJson, exportedSheets } from "@/db/testing/read-exports";
import { WHOLE_ANALYSIS } from "@/lib/analysis/filters";
import { AREAS } from "@/lib/areas/constants";
import type { Reader } from "@/lib/as-of/reader";
import { NATURES } from "@/lib/milestones/constants";
import { FIRST_INDICATOR, LAGS } from "@/lib/outcomes/constants";
import { outcomeExport } from "@/lib/outcomes/export";
import { loadOutcomes } from "@/lib/outcomes/load";
import { listOutcomeIndicators } from "@/lib/outcomes/queries";
import { PROGRAMMES } from "@/lib/partners/constants";

await withDemonstration();

const manager = await newPerson("manager");
const indicators = (await listOutcomeIndicators(manager)).map(({ code }) => code);

const some = <const Word extends string>(words: readonly Word[]): fc.Arbitrary<Word[]> =>
  fc.oneof({ weight: 2, arbitrary: fc.constant<Word[]>([]) }, fc.subarray([...words]));

/** Filters as anybody may choose them on the page, of today and of past days. */
const anyView = fc.record({
  filters: fc.record({
    partners: some(["GEO", "MDA", "UKR", "BLR", "XXX"]),
    areas: some(AREAS),
    natures: some(NATURES),
    programmes: some(PROGRAMMES),
  }),
  indicator: fc.constantFrom(FIRST_INDICATOR, ...indicators, "NO_SUCH_INDEX"),
  lag: fc.constantFrom(...LAGS),
  asOf: fc.constantFrom(
    null,
    { day: "2025-03-31", knownBefore: "2025-04-01T00:00:00Z" },
    { day: "2024-12-31", knownBefore: "infinity" },
  ),
});

const six = (share: number | null) => (share === null ? null : Number(share.toFixed(6)));

it("the outcomes exported are those that the page draws, whatever the filters, the index and the day", async () => {
  let rowsSeen = 0;
  await fc.assert(
    fc.asyncProperty(anyView, async ({ filters: wish, indicator, lag, asOf }) => {
      const reader: Reader = asOf === null ? manager : { ...manager, asOf };
      const filters = { ...WHOLE_ANALYSIS, ...wish };
      const shown = await loadOutcomes(reader, filters, { indicator, lag });
      const rows =
        typeof shown === "string"
          ? []
          : shown.courses.flatMap(({ partner, years }) =>
              years.map(({ year, completion, value }) => ({
                ...{ partner, year, completion: six(completion), indicator, value },
              })),
            );
      rowsSeen += rows.length;
      const list = outcomeExport(reader, filters, { indicator, lag });
      const names = ["partner", "year", "completion", "indicator", "value"] as const;
      expect(await list.count()).toBe(rows.length);
      expect((await exportedJson(list)).map((row) => names.map((name) => row[name]))).toEqual(
        rows.map((row) => names.map((name) => row[name])),
      );
      expect((await exportedCsv(list)).map((row) => names.map((name) => row[name]))).toEqual(
        rows.map((row) => names.map((name) => String(row[name] ?? ""))),
      );
      const [sheet] = await exportedSheets(list);
      const [head = [], ...cells] = sheet?.data ?? [];
      expect(cells.map((row) => names.map((name) => row[head.indexOf(name)]))).toEqual(
        rows.map((row) => names.map((name) => row[name])),
      );
    }),
    { numRuns: 40, seed: 26 },
  );
  expect(rowsSeen).toBeGreaterThan(500);
}, 120_000);
