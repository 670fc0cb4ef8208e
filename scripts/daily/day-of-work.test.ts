import fc from "fast-check";
import { expect, test } from "vitest";

import { dayOfWork, isDue } from "@/scripts/daily/day-of-work";

const at = (instant: string) => new Date(instant);

test.each([
  ["2026-11-22T05:00:00Z", 5, "2026-11-22"],
  ["2026-11-22T04:59:59Z", 5, "2026-11-21"],
  ["2026-11-22T00:00:00Z", 0, "2026-11-22"],
  ["2026-11-22T23:59:59Z", 0, "2026-11-22"],
  ["2027-01-01T22:59:59Z", 23, "2026-12-31"],
  ["2026-03-29T01:30:00Z", 2, "2026-03-28"],
])("at %s, with a day that begins at %i:00 UTC, the work is that of %s", (now, hour, day) => {
  expect(dayOfWork(at(now), hour)).toBe(day);
});

test("each day has its work, for 24 hours from the hour on", () => {
  const moment = fc.date({
    min: at("2020-01-01T00:00:00Z"),
    max: at("2040-01-01T00:00:00Z"),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(moment, fc.integer({ min: 0, max: 23 }), (now, hour) => {
      const begin = Date.parse(`${dayOfWork(now, hour)}T${String(hour).padStart(2, "0")}:00:00Z`);
      expect(now.getTime() - begin).toBeGreaterThanOrEqual(0);
      expect(now.getTime() - begin).toBeLessThan(24 * 3_600_000);
    }),
  );
});

test.each([
  ["at its start", null, true],
  [
    "the same day, when all is done",
    { day: "2026-11-22", at: "2026-11-22T05:00:00Z", finished: true },
    false,
  ],
  [
    "soon after a try that left something",
    { day: "2026-11-22", at: "2026-11-22T09:30:00Z", finished: false },
    false,
  ],
  ["an hour after such a try", { day: "2026-11-22", at: "2026-11-22T09:00:00Z", finished: false }, true],
  ["when another day has begun", { day: "2026-11-21", at: "2026-11-22T04:59:00Z", finished: true }, true],
])("a server tries %s: %j, %s", (_when, last, due) => {
  expect(isDue(at("2026-11-22T10:00:00Z"), 5, last && { ...last, at: at(last.at) })).toBe(due);
});
