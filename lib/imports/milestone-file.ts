import { z } from "zod";

import { AREAS } from "@/lib/areas/constants";
import {
  day,
  figure,
  markedCells,
  oneOf,
  orNone,
  possibleText,
  readRow,
  text,
  webAddress,
  weight,
} from "@/lib/imports/columns";
import type { ImportContext, KnownMilestone } from "@/lib/imports/context";
import { MARKING, readCsvTable } from "@/lib/imports/csv-table";
import type { ImportFault } from "@/lib/imports/faults";
import { valueFault } from "@/lib/assessments/faults";
import { BASES, NATURES, PLAN_LIMITS } from "@/lib/milestones/constants";

const milestoneRow = z.object({
  external_id: text(100),
  partner: text(3),
  area: oneOf(AREAS, "is no reform area"),
  title: text(PLAN_LIMITS.title),
  description: possibleText(PLAN_LIMITS.description),
  nature: oneOf(NATURES, "is no nature"),
  scale: text(PLAN_LIMITS.unit),
  baseline: figure,
  target: figure,
  start_on: day,
  due_on: day,
  lead_institution: orNone(text(PLAN_LIMITS.leadInstitution)),
  weight,
  source_url: orNone(webAddress),
  basis: orNone(oneOf(BASES, "is no basis")),
});

/** A row of a milestones file. */
export type MilestoneRow = z.infer<typeof milestoneRow> & { row: number };

export interface MilestoneFile {
  rows: MilestoneRow[];
  faults: ImportFault[];
  /** The identifiers that it names, also in rows with faults; null when it cannot be read at all. */
  named: ReadonlySet<string> | null;
}

/** The rows of a milestones file, and everything in it that cannot be taken. */
export function readMilestoneFile(file: string, bytes: Uint8Array, context: ImportContext): MilestoneFile {
  const table = readCsvTable(file, bytes, [...Object.keys(milestoneRow.shape), MARKING], ["basis", MARKING]);
  const faults = [...table.faults];
  const rows: MilestoneRow[] = [];
  const seen = new Map<string, number>();
  const known = new Map(context.milestones.map((milestone) => [keyOf(milestone), milestone]));
  const checked = milestoneRow.extend({ partner: oneOf(context.partners, "is no partner") });
  for (const line of table.rows) {
    faults.push(...markedCells(file, line, context.highestMarking));
    const read = readRow(file, checked, line);
    if ("faults" in read) {
      faults.push(...read.faults);
      continue;
    }
    const row = read.value;
    const key = keyOf({ partner: row.partner, externalId: row.external_id });
    const problems = [
      duplicate(row, seen.get(key)),
      ...agreement(row, context, known.get(key)),
      ...identity(row, known.get(key)),
    ].filter((problem) => problem !== null);
    faults.push(...problems.map((problem) => ({ file, row: row.row, ...problem })));
    seen.set(key, seen.get(key) ?? row.row);
    rows.push(row);
  }
  const named = new Set(table.rows.map(({ cells }) => (cells["external_id"] ?? "").trim()));
  return { rows, faults, named: table.rows.length === 0 && faults.length > 0 ? null : named };
}

type Problem = Pick<ImportFault, "column" | "value" | "problem" | "expected">;

/** What makes a milestone of a file the same one again. */
export function keyOf({ partner, externalId }: Pick<KnownMilestone, "partner" | "externalId">): string {
  return `${partner} ${externalId}`;
}

function duplicate({ external_id, partner }: MilestoneRow, first: number | undefined): Problem | null {
  if (first === undefined) return null;
  const problem = `is in row ${first} already for ${partner}`;
  return { column: "external_id", value: external_id, problem, expected: "each milestone once" };
}

/** Values that are right by themselves and do not go together. A known milestone keeps its version of a scale. */
function agreement(
  row: MilestoneRow,
  { scales }: ImportContext,
  known: KnownMilestone | undefined,
): Problem[] {
  const problems: Problem[] = [];
  if (row.due_on <= row.start_on) {
    problems.push({
      column: "due_on",
      value: row.due_on,
      problem: "is not after the start",
      expected: `a day after ${row.start_on}`,
    });
  }
  const scale = scales.get(row.scale);
  if ((row.nature === "milestone") !== (scale !== undefined)) {
    const expected =
      row.nature === "milestone"
        ? `one of ${[...scales.keys()].join(", ")}`
        : "a unit such as percent, for a target";
    const problem = row.nature === "milestone" ? "is no scale" : "is a scale";
    return [...problems, { column: "scale", value: row.scale, problem, expected }];
  }
  const stages = (known?.measure === row.scale ? known.stages : null) ?? scale?.stages;
  const measure = stages === undefined ? { unit: row.scale } : { stages };
  for (const column of ["baseline", "target"] as const) {
    if (valueFault(row[column], measure) === null) continue;
    const problem = stages === undefined ? "is no percentage" : `is no stage of ${row.scale}`;
    const expected = stages === undefined ? "0 to 100" : `one of ${stages.join(", ")}`;
    problems.push({ column, value: String(row[column]), problem, expected });
  }
  return problems;
}

/** What never changes about a milestone that is there already. */
function identity(row: MilestoneRow, known: KnownMilestone | undefined): Problem[] {
  if (known === undefined) return [];
  const kept = [
    ["area", row.area, known.area],
    ["nature", row.nature, known.nature],
    ["scale", row.scale, known.measure],
  ] as const;
  return kept
    .filter(([, given, has]) => given !== has)
    .map(([column, value, has]) => ({
      column,
      value,
      problem: `differs from milestone ${known.code}, where it never changes`,
      expected: has,
    }));
}
