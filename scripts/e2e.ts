import { runCommand } from "@/scripts/command";
import { step } from "@/scripts/progress";
import { build, isBuilt } from "@/scripts/start/build";
import { listenForStop } from "@/scripts/stop-signal";
import { runBrowserTests } from "@/scripts/test/browser-tests";
import { requireChromium } from "@/scripts/test/chromium";

const HELP = `
npm run e2e [-- FILE…]

Builds if sources changed, and runs the browser tests (all, or those whose file names hold one of the words) against
that build on a throwaway database with the demonstration programme.
`;

await runCommand(HELP, {}, async ({ positionals }) => {
  await requireChromium();
  if (!isBuilt()) await step("Building", build);
  const { code, output } = await runBrowserTests(positionals, listenForStop());
  process.stdout.write(output);
  return code;
});
