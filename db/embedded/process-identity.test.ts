import { spawnSync } from "node:child_process";

import { expect, test } from "vitest";

import { identifyProcess, isRunning, sendSignal } from "./process-identity";

test("a process that has ended is gone, and a signal to it is no fault", () => {
  const { pid } = spawnSync(process.execPath, ["--version"]);
  expect(identifyProcess(pid)).toBeNull();
  expect(() => sendSignal(pid, "SIGTERM")).not.toThrow();
});

test("another process under the same number is another one", () => {
  const self = identifyProcess(process.pid);
  expect(self && isRunning(self)).toBe(true);
  expect(isRunning({ pid: process.pid, startedAt: "before" })).toBe(false);
});
