import { loadReferenceData } from "@/db/seed/reference";
import { describeFault } from "@/lib/imports/faults";
import { importFiles } from "@/lib/imports/import-files";
import { describeImport } from "@/lib/imports/report";
import { SetupFault } from "@/lib/setup-fault";
import { readImportFile } from "@/scripts/import-file";
import { runCommand } from "@/scripts/command";
import { withDatabase } from "@/scripts/database";

const HELP = `
npm run import -- MILESTONES.csv [ASSESSMENTS.csv]

Loads milestones, and dated assessments of them, from files in the format that docs/import.md describes. The files are
checked as a whole before anything is written, every fault is listed with its row and column, and it is all or nothing.
The same files again change nothing; a changed row is reported with the fields that changed.
`;

await runCommand(HELP, {}, async ({ positionals }) => {
  const [milestones, assessments, ...more] = positionals;
  if (milestones === undefined || more.length > 0) {
    throw new SetupFault(
      'Name one file of milestones and at most one of assessments: "-- --help" explains it.',
    );
  }
  const files = [
    readImportFile(milestones),
    assessments === undefined ? null : readImportFile(assessments),
  ] as const;
  const outcome = await withDatabase(async () => {
    // Partners and scales are what the files are held against.
    await loadReferenceData();
    return importFiles(...files);
  });
  if (outcome.ok) {
    process.stdout.write(`${describeImport(outcome).join("\n")}\n`);
    return 0;
  }
  const count = outcome.faults.length;
  process.stderr.write(`${outcome.faults.map(describeFault).join("\n")}\n`);
  process.stderr.write(`${count} ${count === 1 ? "fault" : "faults"}: nothing was imported.\n`);
  return 1;
});
