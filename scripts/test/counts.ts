import { existsSync, readFileSync } from "node:fs";

import { z } from "zod";

export interface Counts {
  passed: number;
  failed: number;
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
});
const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

/** A test that was left out counts as failed: nothing is skipped here. */
export function countVitest(file: string, exitCode: number): Counts {
  const report = read(file, vitestReport);
  if (!report) return { passed: 0, failed: 1 };
  const failed = report.numFailedTests + report.numPendingTests + report.numTodoTests;
  return { passed: report.numPassedTests, failed: atLeastOneUnless(exitCode, failed) };
}

export function countPlaywright(file: string, exitCode: number): Counts {
  const stats = read(file, playwrightReport)?.stats;
  if (!stats) return { passed: 0, failed: 1 };
  return {
    passed: stats.expected,
    failed: atLeastOneUnless(exitCode, stats.unexpected + stats.flaky + stats.skipped),
  };
}

/** A run can fail without a failed test: a file that does not load, a fault outside any test. */
function atLeastOneUnless(exitCode: number, failed: number): number {
  return exitCode === 0 ? failed : Math.max(1, failed);
}

function read<Schema extends z.ZodType>(file: string, schema: Schema): z.infer<Schema> | null {
  return existsSync(file) ? schema.parse(JSON.parse(readFileSync(file, "utf8"))) : null;
}
