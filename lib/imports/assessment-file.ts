import { z } from "zod";

import { effectiveOnFault, valueFault } from "@/lib/assessments/faults";
import { addressOrYear, day, figure, markedCells, oneOf, orNone, readRow, text } from "@/lib/imports/columns";
import type { ImportContext, ImportEvidence } from "@/lib/imports/context";
import { MARKING, readCsvTable } from "@/lib/imports/csv-table";
import type { ImportFault } from "@/lib/imports/faults";
import type { MilestoneFile } from "@/lib/imports/milestone-file";
import type { ImportTarget } from "@/lib/imports/targets";
import { DELIVERIES, VERDICTS } from "@/lib/milestones/constants";

const assessmentLine = z.object({
  milestone_external_id: text(100),
  effective_on: day,
  value: figure,
  delivery: oneOf(DELIVERIES, "is no delivery"),
  verdict: oneOf(VERDICTS, "is no verdict"),
  narrative: text(10_000),
  evidence_url: orNone(addressOrYear),
});

type Line = z.infer<typeof assessmentLine> & { row: number };

/** A row of an assessments file with the milestone that it is about and what it rests on. */
export interface AssessmentRow extends Line {
  target: ImportTarget;
  evidence: ImportEvidence[];
}

/** The rows of an assessments file, and everything in it that cannot be taken; the order of verdicts is checked apart. */
export function readAssessmentFile(
  file: string,
  bytes: Uint8Array,
  targets: ReadonlyMap<string, readonly ImportTarget[]>,
  { named }: Pick<MilestoneFile, "named">,
  { today, highestMarking }: Pick<ImportContext, "today" | "highestMarking">,
): { rows: AssessmentRow[]; faults: ImportFault[] } {
  const table = readCsvTable(file, bytes, [...Object.keys(assessmentLine.shape), MARKING], [MARKING]);
  const faults = [...table.faults];
  const rows: AssessmentRow[] = [];
  const seen = new Map<string, number>();
  for (const line of table.rows) {
    faults.push(...markedCells(file, line, highestMarking));
    const read = readRow(file, assessmentLine, line);
    if ("faults" in read) {
      faults.push(...read.faults);
      continue;
    }
    const found = targets.get(read.value.milestone_external_id) ?? [];
    const [target] = found;
    // Its milestone is there, with a fault of its own that is listed already.
    if (target === undefined && (named?.has(read.value.milestone_external_id) ?? true)) continue;
    const problems =
      target === undefined || found.length > 1 ? [unclear(read.value, found)] : check(read.value, target);
    faults.push(...problems.map((problem) => ({ file, row: line.row, ...problem })));
    if (target !== undefined) rows.push({ ...read.value, target, evidence: evidenceOf(read.value, target) });
  }
  return { rows, faults };

  function check(row: Line, target: ImportTarget): Problem[] {
    const key = `${row.milestone_external_id} ${row.effective_on}`;
    const first = seen.get(key);
    seen.set(key, first ?? row.row);
    return [
      first === undefined
        ? null
        : problemOf(
            "effective_on",
            row.effective_on,
            `is in row ${first} already for this milestone`,
            "each day once",
          ),
      effectiveOnFault(row.effective_on, today) === null
        ? null
        : problemOf("effective_on", row.effective_on, "is still to come", `${today} or before`),
      valueProblem(row, target),
      row.verdict === "fulfilled" && evidenceOf(row, target).length === 0
        ? problemOf(
            "evidence_url",
            null,
            "is missing, and the milestone has no source_url",
            "evidence for fulfilled",
          )
        : null,
    ].filter((problem) => problem !== null);
  }
}

type Problem = Pick<ImportFault, "column" | "value" | "problem" | "expected">;

const problemOf = (column: string, value: string | null, problem: string, expected: string): Problem => ({
  column,
  value,
  problem,
  expected,
});

function unclear({ milestone_external_id }: Line, found: readonly ImportTarget[]): Problem {
  const partners = found.map(({ partner }) => partner).join(" and ");
  return problemOf(
    "milestone_external_id",
    milestone_external_id,
    found.length === 0 ? "is no milestone" : `is a milestone of ${partners}`,
    "the external_id of one milestone in the milestones file or imported before",
  );
}

function valueProblem({ value }: Line, { measure }: ImportTarget): Problem | null {
  if (valueFault(value, measure) === null) return null;
  return "stages" in measure
    ? problemOf(
        "value",
        String(value),
        "is no stage of this milestone's scale",
        `one of ${measure.stages.join(", ")}`,
      )
    : problemOf("value", String(value), "is no percentage", "0 to 100");
}

/** The address given, or the milestone's own source, with the year of publication where there is one. */
function evidenceOf({ evidence_url: given }: Line, { sourceUrl }: ImportTarget): ImportEvidence[] {
  const isYear = given !== null && /^\d{4}$/.test(given);
  const url = given === null || isYear ? sourceUrl : given;
  if (url === null) return [];
  const site = new URL(url).hostname.replace(/^www\./, "");
  return [{ url, title: isYear ? `${site}, ${given}` : site }];
}
