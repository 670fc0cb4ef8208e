import type { AssessmentPlan } from "@/lib/imports/assessment-plan";
import type { ImportFault } from "@/lib/imports/faults";
import type { MilestonePlan } from "@/lib/imports/milestone-plan";
import type { Day } from "@/lib/periods/days";
import { type Quarter, quarterOf, quarterLabel } from "@/lib/periods/rules";

/** Milestones that would begin in a closed quarter, or move into or out of one. What is in the record already as it is, may stay there. */
export function closedStartFaults(
  file: string,
  { added, changed }: MilestonePlan,
  closed: ReadonlySet<Quarter>,
): ImportFault[] {
  const moved = changed.filter(({ known, row }) => known.startOn !== row.start_on);
  const written = [
    ...added.map(({ row }) => ({ row, days: [row.start_on] })),
    ...moved.map(({ known, row }) => ({ row, days: [known.startOn, row.start_on] })),
  ];
  return written.flatMap(({ row, days }) => {
    const day = days.find((each) => closed.has(quarterOf(each)));
    return day === undefined ? [] : [closedFault(file, row.row, "start_on", row.start_on, day)];
  });
}

/** Readings about days of a closed quarter that are not in the record already. */
export function closedDayFaults(
  file: string,
  { added, superseding }: AssessmentPlan,
  closed: ReadonlySet<Quarter>,
): ImportFault[] {
  return [...added, ...superseding]
    .filter(({ effective_on }) => closed.has(quarterOf(effective_on)))
    .map(({ row, effective_on }) => closedFault(file, row, "effective_on", effective_on, effective_on));
}

function closedFault(file: string, row: number, column: string, value: string, day: Day): ImportFault {
  const problem = `cannot be written: ${quarterLabel(quarterOf(day))} is closed`;
  return {
    file,
    row,
    column,
    value,
    problem,
    expected: "an open quarter, or one that a manager has reopened",
  };
}
