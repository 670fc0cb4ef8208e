import { expect, test } from "vitest";
import { withDemonstration } from "@/db/testing/demonstration";
import { newPerson } from "@/db/testing/factories";
import type { Reader } from "@/lib/as-of/reader";
import {
  listCompletionByArea,
  listCompletionByPartner,
  listCompletionSeries,
} from "@/lib/completion/queries";
import { dayFromNumber, dayNumber } from "@/lib/periods/days";
import { quarterOf } from "@/lib/periods/rules";
import { today } from "@/lib/periods/today";

await withDemonstration();

const endOfQuarterBefore = (day: string) => dayFromNumber(dayNumber(quarterOf(day)) - 1);

test.each([null, "2025-11-14"])(
  "what a cell changed from is what the end of the quarter before shows, seen on %s (null: today)",
  async (day) => {
    const manager = await newPerson("manager");
    const reader: Reader =
      day === null ? manager : { ...manager, asOf: { day, knownBefore: "2025-11-15T00:00:00Z" } };
    const knownBefore = reader.asOf?.knownBefore ?? "infinity";
    const earlier = await listCompletionByArea({
      ...manager,
      asOf: { day: endOfQuarterBefore(day ?? today()), knownBefore },
    });
    const cells = await listCompletionByArea(reader);
    expect(cells.length).toBeGreaterThan(60);
    const before = new Map(earlier.map((cell) => [`${cell.partner} ${cell.area}`, cell.completion]));
    for (const { partner, area, completionBefore } of cells)
      expect(completionBefore, `${partner} ${area}`).toBe(before.get(`${partner} ${area}`) ?? null);
    expect(cells.some(({ completion, completionBefore }) => completion !== completionBefore)).toBe(true);
  },
);

test("the course of a partner ends where the partner stands", async () => {
  const manager = await newPerson("manager");
  const stands = new Map(
    (await listCompletionByPartner(manager)).map(({ partner, completion }) => [partner, completion]),
  );
  const series = await listCompletionSeries(manager);
  expect(series.length).toBeGreaterThan(10);
  for (const { partner, points } of series) expect(points.at(-1)?.completion).toBe(stands.get(partner));
});
