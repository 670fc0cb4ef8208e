import { SCALES } from "@/db/seed/reference/scales";
import { readPartners } from "@/db/seed/reference/partners";
import type { MilestoneHistory } from "@/lib/forecast/history";
import { readAssessmentFile } from "@/lib/imports/assessment-file";
import type { ImportContext } from "@/lib/imports/context";
import { describeFault } from "@/lib/imports/faults";
import type { ImportFile } from "@/lib/imports/import-files";
import { readMilestoneFile } from "@/lib/imports/milestone-file";
import { importTargets } from "@/lib/imports/targets";
import { type Day, dayNumber } from "@/lib/periods/days";
import { SetupFault } from "@/lib/setup-fault";

/**
 * The histories in files of the importer's format, without a database. The files do not say since when something was known: a milestone
 * counts as known from its start, a reading from the day that it is about.
 */
export function commitmentsOfFiles(
  milestoneFile: ImportFile,
  assessmentFile: ImportFile,
  today: Day,
): MilestoneHistory[] {
  const context: ImportContext = {
    today,
    highestMarking: "unclassified",
    partners: readPartners().map(({ iso3 }) => iso3),
    scales: new Map(
      Object.entries(SCALES).map(([code, stages], id) => [code, { id, stages: [...stages.keys()] }]),
    ),
    milestones: [],
    closedQuarters: new Set(),
  };
  const given = readMilestoneFile(milestoneFile.name, milestoneFile.bytes, context);
  const targets = importTargets(given.rows, context);
  const read = readAssessmentFile(assessmentFile.name, assessmentFile.bytes, targets, given, context);
  const faults = [...given.faults, ...read.faults];
  if (faults.length > 0) throw new SetupFault(faults.map(describeFault).join("\n"));

  return given.rows.map((row): MilestoneHistory => {
    const { area, nature, baseline, target, weight } = row;
    const [start, due] = [dayNumber(row.start_on), dayNumber(row.due_on)];
    const readings = read.rows
      .filter(({ milestone_external_id }) => milestone_external_id === row.external_id)
      .toSorted((a, b) => (a.effective_on < b.effective_on ? -1 : 1))
      .map(({ effective_on, value, delivery, verdict }) => {
        const effective = dayNumber(effective_on);
        return { known: effective, effective, value, delivery, verdict };
      });
    const plan = { known: start - 1, start, due, firstDue: due, baseline, target, weight };
    return { area, nature, plans: [plan], readings, commitments: [] };
  });
}
