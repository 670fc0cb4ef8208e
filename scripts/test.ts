import { runCommand } from "@/scripts/command";
import { inSeconds } from "@/scripts/elapsed.mjs";
import { listenForStop } from "@/scripts/stop-signal";
import { type Result, STAGES, type Step } from "@/scripts/test/steps";

const HELP = `
npm test [-- WORD…]

Runs every check and test in order of cost; with words, only the steps whose names hold one of them. A failed step does
not stop those that can do without it. The last line says how many passed and failed.
`;

await runCommand(HELP, {}, async ({ positionals }) => {
  const stop = listenForStop();
  const wanted = ({ name }: Step) =>
    positionals.length === 0 || positionals.some((word) => holds(name, word));
  const results = new Map<string, Promise<Result>>();
  for (const stage of STAGES) {
    const steps = stage.filter(wanted);
    if (stop.aborted || steps.length === 0) continue;
    process.stdout.write(`${steps.map(({ name }) => name).join(", ")} …\n`);
    const waitedFor: Promise<Result>[] = [];
    for (const step of steps) {
      const result = runStep(step, results, stop);
      results.set(step.name, result);
      if (!step.aside) waitedFor.push(result);
    }
    await Promise.all(waitedFor);
  }
  const total = { passed: 0, failed: 0 };
  for (const { passed, failed } of await Promise.all(results.values())) {
    total.passed += passed;
    total.failed += failed;
  }
  if (stop.aborted) total.failed += 1;
  process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
});

async function runStep(
  step: Step,
  results: ReadonlyMap<string, Promise<Result>>,
  signal: AbortSignal,
): Promise<Result> {
  const missing = await firstFailed(step.needs ?? [], results);
  const begin = performance.now();
  const result = missing === undefined ? await attempt(step, signal) : withoutSubject(missing);
  const tests = result.passed + result.failed > 1 ? `${result.passed} passed, ${result.failed} failed, ` : "";
  const verdict = result.failed === 0 ? "ok" : "FAILED";
  process.stdout.write(`  ${step.name}: ${verdict} (${tests}${inSeconds(performance.now() - begin)})\n`);
  if (result.failed > 0) process.stdout.write(`${result.output.trimEnd()}\n\n`);
  return result;
}

/** The first of these steps that failed, once all of them have ended; those that nobody asked for are taken to be there. */
async function firstFailed(
  names: readonly string[],
  results: ReadonlyMap<string, Promise<Result>>,
): Promise<string | undefined> {
  const ended = await Promise.all(names.map(async (name) => ({ name, result: await results.get(name) })));
  return ended.find(({ result }) => result !== undefined && result.failed > 0)?.name;
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
