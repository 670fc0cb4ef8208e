import fc from "fast-check";
import { expect, test } from "vitest";
import { RHYTHMS, WEEKDAYS } from "@/lib/reports/schedules/constants";
import {
  endOfLastQuarter,
  lastMoment,
  nextAttempt,
  nextMoment,
  nextMoments,
  type Rhythm,
} from "@/lib/reports/schedules/rules";
import { listTimeZones } from "@/lib/reports/schedules/time-zones";
import { isTimeZone, momentOf } from "@/lib/reports/schedules/wall-clock";

const ZONES = listTimeZones();

const rhythms = fc
  .record({
    rhythm: fc.constantFrom(...RHYTHMS),
    day: fc.constantFrom(...WEEKDAYS),
    hour: fc.integer({ min: 0, max: 23 }),
    timeZone: fc.constantFrom(...ZONES),
  })
  .map(({ day, ...rest }): Rhythm => ({ ...rest, weekday: rest.rhythm === "weekly" ? day : null }));
const moments = fc.date({
  min: new Date("2000-01-01T00:00:00Z"),
  max: new Date("2060-01-01T00:00:00Z"),
  noInvalidDate: true,
});

/** What a clock on the wall shows, by another way than the rule's own. */
function wallOf(timeZone: string, at: Date) {
  const [date = "", time = ""] = at.toLocaleString("sv-SE", { timeZone }).split(" ");
  const weekday = at.toLocaleString("en-GB", { timeZone, weekday: "short" });
  return { date, time, weekday };
}
const WEEKDAY_NAMES = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

test("the next moment lies ahead, on a day of the rhythm, at its hour by the clocks of its zone", () => {
  fc.assert(
    fc.property(rhythms, moments, (rhythm, after) => {
      const next = nextMoment(rhythm, after);
      expect(next.getTime()).toBeGreaterThan(after.getTime());
      const { date, time, weekday } = wallOf(rhythm.timeZone, next);
      const wanted = `${String(rhythm.hour).padStart(2, "0")}:00:00`;
      if (time !== wanted) {
        // Its clocks skip the hour: a moment earlier than the gap they had not come to it, and after it they are past it.
        const shown = Date.parse(`${date}T${time}Z`);
        const before = wallOf(rhythm.timeZone, new Date(next.getTime() - 24 * 3_600_000));
        const skipped = shown - Date.parse(`${before.date}T${before.time}Z`) - 24 * 3_600_000;
        expect(skipped).toBeGreaterThan(0);
        return;
      }
      if (rhythm.rhythm === "weekly") expect(weekday).toBe(WEEKDAY_NAMES[(rhythm.weekday ?? 0) - 1]);
      else expect(date).toMatch(rhythm.rhythm === "monthly" ? /-01$/ : /-(01|04|07|10)-01$/);
    }),
    { numRuns: 2000 },
  );
});

test("none is left out and none comes twice: a later question never has an earlier answer", () => {
  fc.assert(
    fc.property(rhythms, moments, moments, (rhythm, one, other) => {
      const [early, late] = one < other ? [one, other] : [other, one];
      const next = nextMoment(rhythm, early);
      expect(next.getTime()).toBeLessThanOrEqual(nextMoment(rhythm, late).getTime());
      expect(nextMoment(rhythm, new Date(next.getTime() - 1))).toEqual(next);
      if (late < next) expect(nextMoment(rhythm, late)).toEqual(next);
    }),
    { numRuns: 1000 },
  );
});

test("between two moments lie about a week, a month or a quarter", () => {
  const days = { weekly: [7, 7], monthly: [28, 31], quarterly: [90, 92] } as const;
  fc.assert(
    fc.property(rhythms, moments, (rhythm, after) => {
      const [first, second] = nextMoments(rhythm, after, 2);
      const between = ((second?.getTime() ?? 0) - (first?.getTime() ?? 0)) / 86_400_000;
      // Clocks are moved, and a place may change sides of the date line.
      const [least, most] = days[rhythm.rhythm];
      expect(between).toBeGreaterThan(least - 1.2);
      expect(between).toBeLessThan(most + 1.2);
    }),
    { numRuns: 1000 },
  );
});

const weekly = (weekday: number, hour: number, timeZone: string): Rhythm => ({
  ...{ rhythm: "weekly", weekday, hour, timeZone },
});

test.each([
  ["summer", "2026-07-01T00:00:00Z", "2026-07-06T05:00:00.000Z"],
  ["winter", "2026-12-01T00:00:00Z", "2026-12-07T06:00:00.000Z"],
])("seven o'clock in Brussels is seven o'clock in %s", (_season, after, next) => {
  expect(nextMoment(weekly(1, 7, "Europe/Brussels"), new Date(after)).toISOString()).toBe(next);
});

test.each([
  // Brussels skips 02:00 to 03:00 on 29 March 2026, and has 02:00 to 03:00 twice on 25 October.
  ["Europe/Brussels", "2026-03-29", 2, "2026-03-29T01:00:00.000Z"],
  ["Europe/Brussels", "2026-03-29", 3, "2026-03-29T01:00:00.000Z"],
  ["Europe/Brussels", "2026-10-25", 2, "2026-10-25T00:00:00.000Z"],
  ["Europe/Brussels", "2026-10-25", 3, "2026-10-25T02:00:00.000Z"],
  // Lord Howe moves its clocks by half an hour.
  ["Australia/Lord_Howe", "2026-10-04", 2, "2026-10-03T15:30:00.000Z"],
  ["Australia/Lord_Howe", "2026-04-05", 1, "2026-04-04T14:00:00.000Z"],
  // Cairo skips the first hour of the day, Apia skipped a whole day, and Kathmandu is a quarter of an hour apart.
  ["Africa/Cairo", "2026-04-24", 0, "2026-04-23T22:00:00.000Z"],
  ["Pacific/Apia", "2011-12-30", 7, "2011-12-30T17:00:00.000Z"],
  ["Asia/Kathmandu", "2026-01-01", 7, "2026-01-01T01:15:00.000Z"],
  ["UTC", "2028-02-29", 7, "2028-02-29T07:00:00.000Z"],
])("in %s the hour of %s at %i is %s", (zone, day, hour, moment) => {
  expect(momentOf(zone, day, hour).toISOString()).toBe(moment);
});

test("the first of March follows a leap February, and the year turns by the clocks of the zone", () => {
  const monthly = { rhythm: "monthly", weekday: null, hour: 7 } as const;
  const after = new Date("2028-02-15T00:00:00Z");
  expect(nextMoment({ ...monthly, timeZone: "UTC" }, after).toISOString()).toBe("2028-03-01T07:00:00.000Z");
  const quarterly: Rhythm = { ...monthly, rhythm: "quarterly", timeZone: "Pacific/Auckland" };
  const year = nextMoments(quarterly, new Date("2026-11-26T00:00:00Z"), 4).map((at) => at.toISOString());
  expect(year).toEqual([
    "2026-12-31T18:00:00.000Z",
    "2027-03-31T18:00:00.000Z",
    "2027-06-30T19:00:00.000Z",
    "2027-09-30T18:00:00.000Z",
  ]);
  expect(endOfLastQuarter("Pacific/Auckland", new Date("2026-12-31T18:00:00Z"))).toBe("2026-12-31");
  expect(endOfLastQuarter("UTC", new Date("2026-12-31T18:00:00Z"))).toBe("2026-09-30");
});

test("of what was missed the last moment is made up for, and no other", () => {
  const monday = weekly(1, 7, "UTC");
  const due = new Date("2026-11-02T07:00:00Z");
  expect(lastMoment(monday, due, due)).toEqual(due);
  expect(lastMoment(monday, due, new Date("2026-11-26T12:00:00Z")).toISOString()).toBe(
    "2026-11-23T07:00:00.000Z",
  );
});

test("a run is tried three times, each pause longer than the one before", () => {
  const now = new Date("2026-11-26T07:00:00Z");
  expect(nextAttempt(1, now)?.toISOString()).toBe("2026-11-26T07:05:00.000Z");
  expect(nextAttempt(2, now)?.toISOString()).toBe("2026-11-26T07:30:00.000Z");
  expect(nextAttempt(3, now)).toBeNull();
});

test("every zone that is offered is one, under the name that its place uses", () => {
  expect(ZONES[0]).toBe("UTC");
  expect(new Set(ZONES).size).toBe(ZONES.length);
  expect(ZONES.filter((zone) => !isTimeZone(zone))).toEqual([]);
  expect(ZONES).toEqual(expect.arrayContaining(["Europe/Kyiv", "Asia/Tbilisi", "Europe/Chisinau"]));
  for (const other of ["", "Brussels", "+02:00", "Mars/Phobos", "Europe/Brussels\n", "__proto__"])
    expect(isTimeZone(other)).toBe(false);
});
