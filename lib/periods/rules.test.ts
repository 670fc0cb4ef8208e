import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayFromNumber, dayNumber, daysBetween, monthsLater } from "@/lib/periods/days";
import {
  lastDayOfQuarter,
  nextQuarter,
  parseQuarter,
  quarterAddress,
  quarterLabel,
  quarterOf,
  quarterParts,
  quartersBetween,
} from "@/lib/periods/rules";

const anyDay = fc.integer({ min: dayNumber("1990-01-01"), max: dayNumber("2100-12-31") }).map(dayFromNumber);

describe("days", () => {
  it("a day survives the way to a number and back", () => {
    fc.assert(fc.property(anyDay, (day) => dayFromNumber(dayNumber(day)) === day));
  });

  it("the leap day counts", () => {
    expect(daysBetween("2024-02-28", "2024-03-01")).toBe(2);
    expect(daysBetween("2026-02-28", "2026-03-01")).toBe(1);
    expect(daysBetween("2026-03-01", "2026-02-28")).toBe(-1);
  });

  it.each(["2026-02-30", "2025-02-29", "2026-13-01", "2026-1-1", "today", "", "2026-11-22T00:00:00Z"])(
    "what is not a day of the calendar is refused: %j",
    (text) => {
      expect(() => dayNumber(text)).toThrow(RangeError);
    },
  );
});

describe("quarters", () => {
  it("every day lies between the first and the last day of its quarter", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const quarter = quarterOf(day);
        return quarter <= day && day <= lastDayOfQuarter(quarter);
      }),
    );
  });

  it("a quarter is named by a day of its own", () => {
    fc.assert(fc.property(anyDay, (day) => quarterOf(quarterOf(day)) === quarterOf(day)));
  });

  it("quarters follow each other without a gap or an overlap", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const quarter = quarterOf(day);
        return daysBetween(lastDayOfQuarter(quarter), nextQuarter(quarter)) === 1;
      }),
    );
  });

  it("the quarters between two days are all there, once, in order", () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        const [from, to] = a <= b ? [a, b] : [b, a];
        const quarters = quartersBetween(from, to);
        expect(quarters[0]).toBe(quarterOf(from));
        expect(quarters.at(-1)).toBe(quarterOf(to));
        for (const [index, quarter] of quarters.slice(1).entries()) {
          expect(quarter).toBe(nextQuarter(quarters[index] ?? ""));
        }
      }),
      { numRuns: 50 },
    );
  });

  it("there is no quarter between a day and an earlier quarter", () => {
    expect(quartersBetween("2026-04-01", "2026-03-31")).toEqual([]);
  });

  it("the same quarter is one quarter, whichever way its days lie", () => {
    expect(quartersBetween("2026-03-31", "2026-03-01")).toEqual(["2026-01-01"]);
  });

  it("the edges of a year fall into its first and last quarter", () => {
    expect(quarterOf("2026-01-01")).toBe("2026-01-01");
    expect(quarterOf("2026-12-31")).toBe("2026-10-01");
    expect(nextQuarter("2026-10-01")).toBe("2027-01-01");
    expect(lastDayOfQuarter("2024-01-01")).toBe("2024-03-31");
  });

  it("an address names a quarter whose days can all be reckoned with, or none", () => {
    fc.assert(fc.property(anyDay, (day) => parseQuarter(quarterAddress(quarterOf(day))) === quarterOf(day)));
    for (const none of ["0000-Q1", "9999-Q4", "2026-Q5", "2026 Q1", "26-Q1", ""])
      expect(parseQuarter(none)).toBeNull();
  });

  it("a label names year and quarter", () => {
    expect(quarterLabel("2026-07-01")).toBe("2026 Q3");
    expect(quarterParts("2026-07-01")).toEqual({ year: 2026, number: 3 });
  });
});

it.each([
  ["2026-11-30", 3, "2027-02-28"],
  ["2027-11-30", 3, "2028-02-29"],
  ["2026-01-31", 12, "2027-01-31"],
  ["2026-12-15", 1, "2027-01-15"],
])("from %s, %i months later is %s", (day, months, later) => {
  expect(monthsLater(day, months)).toBe(later);
});
