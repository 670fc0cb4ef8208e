import { backtest } from "@/lib/forecast/backtest";
import { describeBacktest } from "@/lib/forecast/describe";
import { keepForecasts } from "@/lib/forecast/keep";
import { quarterFromNumber } from "@/lib/forecast/quarter-numbers";
import { dayNumber } from "@/lib/periods/days";
import { today } from "@/lib/periods/today";
import { SetupFault } from "@/lib/setup-fault";
import { commitmentsOfFiles } from "@/scripts/backtest/commitments-of-files";
import { readImportFile } from "@/scripts/import-file";
import { runCommand } from "@/scripts/command";
import { withDatabase } from "@/scripts/database";

const HELP = `
npm run backtest
npm run backtest -- --files MILESTONES.csv ASSESSMENTS.csv

Learns at the beginning of each past quarter from what was known then, forecasts what was open, and holds it against what came within
the year: Brier score beside that of the base rate, calibration by tenths, and how often the 80 % band held. Keeps models and record in
the database, where the pages read them. The daily work does the same once a quarter; call this after a repair, or to see the figures.

With --files, two files in the importer's format are tested by themselves: nothing is imported, no database is needed and nothing is
kept. The files do not say since when something was known, so that a reading counts as known from the day it is about.
`;

await runCommand(HELP, { files: { type: "boolean", default: false } }, async ({ values, positionals }) => {
  const [milestones, assessments, ...more] = positionals;
  if (values.files) {
    if (milestones === undefined || assessments === undefined || more.length > 0)
      throw new SetupFault(
        'Name one file of milestones and one of assessments: "-- --help" explains the command.',
      );
    const histories = commitmentsOfFiles(readImportFile(milestones), readImportFile(assessments), today());
    print(
      backtest(histories, dayNumber(today())).map(({ quarter, ...rest }) => ({
        quarterOn: quarterFromNumber(quarter),
        ...rest,
      })),
    );
    return;
  }
  if (positionals.length > 0)
    throw new SetupFault('Files are named after --files: "-- --help" explains the command.');
  print(await withDatabase(() => keepForecasts(today())));
});

function print(made: Parameters<typeof describeBacktest>[0]): void {
  process.stdout.write(`${describeBacktest(made).join("\n")}\n`);
}
