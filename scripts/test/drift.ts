import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { join, relative } from "node:path";

import { PROJECT } from "@/scripts/project";

import { type Answer, fromModules, runProgram } from "./program";

/** Generates a migration from the schema beside a copy of those there are: anything new is what was forgotten. */
export async function checkDrift(): Promise<Answer> {
  const copy = mkdtempSync(join(PROJECT, "node_modules", ".drift-"));
  try {
    cpSync(join(PROJECT, "db/migrations"), copy, { recursive: true });
    const known = new Set(readdirSync(copy));
    const flags = [
      "--dialect=postgresql",
      "--schema=./db/schema/index.ts",
      `--out=./${relative(PROJECT, copy)}`,
    ];
    const answer = await runProgram(fromModules("drizzle-kit/bin.cjs", "generate", ...flags));
    const forgotten = readdirSync(copy).filter((file) => !known.has(file));
    if (answer.code === 0 && forgotten.length === 0) return answer;
    return {
      code: 1,
      output: `${answer.output}\nThe schema says more than the migrations: run "npm run db:generate".\n`,
    };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
