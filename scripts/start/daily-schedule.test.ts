import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { scheduleDaily } from "@/scripts/start/daily-schedule";

const HOUR_MS = 3_600_000;

beforeEach(() => void vi.useFakeTimers({ now: new Date("2026-11-22T10:00:00Z") }));
afterEach(() => void vi.useRealTimers());

/** Work that ends at once, well or not, and when it was begun. */
function workThat(finished: boolean) {
  const begun: string[] = [];
  const work = () => {
    begun.push(new Date().toISOString());
    return { finished: Promise.resolve(finished), stop: () => undefined };
  };
  return { begun, work };
}

test("it is done at the start, and then each day at its hour", async () => {
  const { begun, work } = workThat(true);
  const schedule = scheduleDaily(5, work);
  await vi.advanceTimersByTimeAsync(48 * HOUR_MS);
  await schedule.stop();
  await vi.advanceTimersByTimeAsync(48 * HOUR_MS);
  expect(begun).toEqual(["2026-11-22T10:00:00.000Z", "2026-11-23T05:00:00.000Z", "2026-11-24T05:00:00.000Z"]);
});

test("what was not finished is tried again an hour later, and not before", async () => {
  const { begun, work } = workThat(false);
  const schedule = scheduleDaily(5, work);
  await vi.advanceTimersByTimeAsync(2.5 * HOUR_MS);
  await schedule.stop();
  expect(begun.map((instant) => instant.slice(11, 16))).toEqual(["10:00", "11:00", "12:00"]);
});

test("work that takes long is not begun twice, and ends when the schedule does", async () => {
  let begun = 0;
  let end: (finished: boolean) => void = () => undefined;
  const schedule = scheduleDaily(5, () => {
    begun += 1;
    return { finished: new Promise<boolean>((resolve) => (end = resolve)), stop: () => end(false) };
  });
  await vi.advanceTimersByTimeAsync(30 * HOUR_MS);
  expect(begun).toBe(1);
  await schedule.stop();
  await vi.advanceTimersByTimeAsync(30 * HOUR_MS);
  expect(begun).toBe(1);
});
