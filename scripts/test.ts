import { runCommand } from "@/scripts/command";
import { inSeconds } from "@/scripts/elapsed.mjs";
import { listenForStop } from "@/scripts/stop-signal";
import { type Result, type Step, STEPS } from "@/scripts/test/steps";

const HELP = `
npm test [-- WORD…]

Runs every check and test in order of cost; with words, only the steps whose names hold one of them. A failed step does
not stop those that can do without it. The last line says how many passed and failed.
`;

await runCommand(HELP, {}, async ({ positionals }) => {
  const stop = listenForStop();
  const wanted = STEPS.filter(
    ({ name }) => positionals.length === 0 || positionals.some((word) => holds(name, word)),
  );
  const failedSteps = new Set<string>();
  const total = { passed: 0, failed: 0 };
  for (const step of wanted) {
    if (stop.aborted) break;
    const result = await runStep(step, failedSteps, stop);
    if (result.failed > 0) failedSteps.add(step.name);
    total.passed += result.passed;
    total.failed += result.failed;
  }
  if (stop.aborted) total.failed += 1;
  process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
});

async function runStep(step: Step, failedSteps: ReadonlySet<string>, signal: AbortSignal): Promise<Result> {
  const begin = performance.now();
  process.stdout.write(`${step.name} … `);
  const result =
    step.needs && failedSteps.has(step.needs) ? withoutSubject(step.needs) : await attempt(step, signal);
  const tests = result.passed + result.failed > 1 ? `${result.passed} passed, ${result.failed} failed, ` : "";
  const verdict = result.failed === 0 ? "ok" : "FAILED";
  process.stdout.write(`${verdict} (${tests}${inSeconds(performance.now() - begin)})\n`);
  if (result.failed > 0) process.stdout.write(`${result.output.trimEnd()}\n\n`);
  return result;
}

async function attempt(step: Step, signal: AbortSignal): Promise<Result> {
  try {
    return await step.run(signal);
  } catch (error) {
    return {
      passed: 0,
      failed: 1,
      output: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}

function withoutSubject(needed: string): Result {
  return { passed: 0, failed: 1, output: `Not run, because "${needed}" failed.` };
}

function holds(name: string, word: string): boolean {
  return name.toLowerCase().includes(word.toLowerCase());
}
