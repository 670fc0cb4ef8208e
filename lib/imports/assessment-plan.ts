import { sequenceFault } from "@/lib/assessments/rules";
import type { AssessmentRow } from "@/lib/imports/assessment-file";
import type { KnownAssessment } from "@/lib/imports/context";
import type { ImportFault } from "@/lib/imports/faults";
import type { Verdict } from "@/lib/milestones/constants";

export interface AssessmentPlan {
  added: AssessmentRow[];
  /** Of a day for which another one was imported before: that one stays, this later one holds. */
  superseding: AssessmentRow[];
  unchanged: number;
}

/** What the assessments of a file mean for the record. */
export function planAssessments(rows: readonly AssessmentRow[]): AssessmentPlan {
  const plan: AssessmentPlan = { added: [], superseding: [], unchanged: 0 };
  for (const row of rows) {
    const before = importedBefore(row);
    if (isRecorded(row) || (before !== undefined && isSame(row, before))) plan.unchanged += 1;
    else if (before === undefined) plan.added.push(row);
    else plan.superseding.push(row);
  }
  return plan;
}

/** Rows after which the verdicts of a milestone cannot stand in the order of their days. */
export function orderFaults(file: string, { added, superseding }: AssessmentPlan): ImportFault[] {
  const byMilestone = new Map<string, AssessmentRow[]>();
  for (const row of [...added, ...superseding]) {
    byMilestone.set(row.target.key, [...(byMilestone.get(row.target.key) ?? []), row]);
  }
  return [...byMilestone.values()].flatMap((rows) => {
    const row = unfounded(rows);
    if (row === null) return [];
    return [
      {
        file,
        row: row.row,
        column: "verdict",
        value: row.verdict,
        problem:
          row.verdict === "reversed"
            ? "follows nothing that was fulfilled"
            : "comes between a reversal and what it reversed",
        expected: "reversed only right after fulfilled or partially_fulfilled",
      },
    ];
  });
}

/** The first row with which the history of the milestone, as it would be then, breaks the rule. */
function unfounded(rows: readonly AssessmentRow[]): AssessmentRow | null {
  const known = rows[0]?.target.known?.history ?? [];
  const entries: { on: string; verdict: Verdict; row: AssessmentRow | null }[] = [
    ...known.map(({ effectiveOn, verdict }) => ({ on: effectiveOn, verdict, row: null })),
    ...rows.map((row) => ({ on: row.effective_on, verdict: row.verdict, row })),
  ];
  // The sort is stable: of one day, the new one comes after what is known.
  const history = entries.toSorted((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1));
  const verdicts = history.map(({ verdict }) => verdict);
  const broken = verdicts.findIndex(
    (_verdict, index) => sequenceFault(verdicts.slice(0, index + 1)) !== null,
  );
  return broken < 0 ? null : (history[broken]?.row ?? history[broken - 1]?.row ?? null);
}

function importedBefore({ target, effective_on }: AssessmentRow): KnownAssessment | undefined {
  return target.known?.history.findLast((one) => one.isImported && one.effectiveOn === effective_on);
}

/** Whether the day's last reading was recorded here and is what the file says; of its evidence a file has a part. */
function isRecorded({ target, effective_on, ...row }: AssessmentRow): boolean {
  const last = target.known?.history.findLast((one) => one.effectiveOn === effective_on);
  return last !== undefined && !last.isImported && isSameReading(row, last);
}

type Reading = Pick<KnownAssessment, "value" | "delivery" | "verdict" | "narrative">;

const isSameReading = (row: Reading, before: Reading): boolean =>
  row.value === before.value &&
  row.delivery === before.delivery &&
  row.verdict === before.verdict &&
  row.narrative === before.narrative;

function isSame(row: AssessmentRow, before: KnownAssessment): boolean {
  const spelled = (links: AssessmentRow["evidence"] | KnownAssessment["evidence"]) =>
    links.map(({ url, title }) => `${url} ${title}`).join("\n");
  return isSameReading(row, before) && spelled(row.evidence) === spelled(before.evidence);
}
