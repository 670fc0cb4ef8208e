import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";

import { PROJECT } from "@/scripts/project";
import { build } from "@/scripts/start/build";

import { runBrowserTests } from "./browser-tests";
import { requireChromium } from "./chromium";
import { type Counts, countPlaywright, countVitest } from "./counts";
import { checkDrift } from "./drift";
import { checkImports } from "./imports";
import { type Answer, fromModules, runProgram } from "./program";

export interface Result extends Counts {
  output: string;
}

export interface Step {
  name: string;
  /** Steps that have to end before this one, and whose failure leaves it without a subject. */
  needs?: readonly string[];
  /** Goes on beside the stages that follow: only those who need it wait for it. */
  aside?: true;
  run: (signal: AbortSignal) => Promise<Result>;
}

const program =
  (...command: [string, ...string[]]) =>
  (signal: AbortSignal) =>
    runProgram(command, { signal }).then(asOne);

const CHROMIUM = "Chromium for the browser tests";
const BUILD = "Production build";

/** Everything there is to check, in order of cost. What is in one stage goes on at the same time. */
export const STAGES: readonly (readonly Step[])[] = [
  [
    // Half of it is waiting, for what has to come from elsewhere.
    { name: CHROMIUM, aside: true, run: chromiumThere },
    { name: "Format", run: program(...fromModules("oxfmt/bin/oxfmt", "--check")) },
    { name: "Lint", run: program(...fromModules("oxlint/bin/oxlint")) },
    { name: "Who may import whom", run: async () => asOne(await importsAnswer()) },
  ],
  [
    // Writes the types of routes, which those above could meet half written.
    { name: "Types", run: checkTypes },
    { name: "Schema and migrations agree", run: async () => asOne(await checkDrift()) },
    { name: "Nothing unused", run: program(...fromModules("knip/bin/knip.js", "--no-progress")) },
  ],
  [{ name: "Unit, property and architecture tests", run: vitest("unit") }],
  [{ name: "Database tests", run: vitest("db") }],
  [{ name: BUILD, run: async (signal) => asOne(await buildAnswer(signal)) }],
  [
    // The one begins by waiting for its database, and the other waits for what it has started.
    { name: "Start and stop", needs: [BUILD], run: vitest("start") },
    { name: "Browser tests", needs: [CHROMIUM, BUILD], run: browserTests },
  ],
];

async function checkTypes(signal: AbortSignal): Promise<Result> {
  // The types of routes are generated; a fresh clone has none.
  const typegen = await runProgram(fromModules("next/dist/bin/next", "typegen"), { signal });
  if (typegen.code !== 0) return asOne(typegen);
  return asOne(await runProgram(fromModules("typescript/bin/tsc", "--noEmit"), { signal }));
}

async function importsAnswer(): Promise<Answer> {
  const { output, passed } = await checkImports();
  return { output, code: passed ? 0 : 1 };
}

async function chromiumThere(): Promise<Result> {
  await requireChromium(); // Fails with what to do.
  return { output: "", passed: 1, failed: 0 };
}

async function buildAnswer(signal: AbortSignal): Promise<Answer> {
  await build(signal); // Fails with the compiler's output.
  return { output: "", code: 0 };
}

function vitest(project: string): Step["run"] {
  return async (signal) => {
    const report = freshReport(`vitest-${project}.json`);
    const flags = [
      "run",
      "--project",
      project,
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
    ];
    const { code, output } = await runProgram(fromModules("vitest/vitest.mjs", ...flags), {
      signal,
      env: { NODE_OPTIONS: "" },
    });
    return { output, ...countVitest(report, code) };
  };
}

async function browserTests(signal: AbortSignal): Promise<Result> {
  const report = freshReport("report.json");
  const { code, output } = await runBrowserTests([], signal);
  return { output, ...countPlaywright(report, code) };
}

/** An old report must not stand in for one that was not written. */
function freshReport(name: string): string {
  const file = join(PROJECT, "test-results", name);
  if (existsSync(file)) rmSync(file);
  return file;
}

function asOne({ code, output }: Answer): Result {
  return { output, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
}
