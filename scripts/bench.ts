import { describeResults } from "@/bench/print";
import { runBench } from "@/bench/run";
import { parseSize } from "@/bench/sizes";
import { SetupFault } from "@/lib/setup-fault";
import { runCommand } from "@/scripts/command";

const HELP = `
npm run bench -- --size S|M|L

Measures pages, writes and the export against floors with 3,400, 34,000 or 340,000 milestones of 34 partners and 20
assessments each, prints a table and writes bench/results/SIZE.json. The rows are made at the first run (L takes a
quarter of an hour and 6 GB in bench/.data) and kept for the next. docs/benchmarks.md says what each figure means.
`;

await runCommand(HELP, { size: { type: "string", default: "S" } }, async ({ values }) => {
  const size = parseSize(values.size);
  if (size === null) throw new SetupFault(`There is no size ${values.size}: choose S, M or L.`);
  process.stdout.write(`\n${describeResults(await runBench(size))}`);
});
