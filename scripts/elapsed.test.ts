import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { showElapsed } from "@/scripts/elapsed.mjs";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function listen(isTTY: boolean) {
  let written = "";
  return { isTTY, write: (text: string) => (written += text), written: () => written };
}

test("at a terminal the seconds count in place, and the whole time stays", () => {
  const terminal = listen(true);
  const end = showElapsed("Building", terminal);
  expect(terminal.written()).toBe("Building … ");
  vi.advanceTimersByTime(2_000);
  expect(terminal.written()).toBe("Building … \rBuilding … 1 s\rBuilding … 2 s");
  vi.advanceTimersByTime(400);
  end(true);
  expect(terminal.written()).toMatch(/\rBuilding … 2\.4 s\n$/);
});

test("in a file or a log a line comes every 15 seconds, and none after the end", () => {
  const log = listen(false);
  const end = showElapsed("Building", log);
  vi.advanceTimersByTime(14_000);
  expect(log.written()).toBe("Building … ");
  vi.advanceTimersByTime(17_000);
  end(true);
  vi.advanceTimersByTime(60_000);
  expect(log.written()).toBe("Building … 15 s\nBuilding … 30 s\nBuilding … 31.0 s\n");
});

test("what failed has no time, and what follows begins on a line of its own", () => {
  const log = listen(false);
  showElapsed("Building", log)(false);
  expect(log.written()).toBe("Building … \n");
});
