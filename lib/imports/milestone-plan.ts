import type { Area } from "@/lib/areas/constants";
import type { ImportContext, KnownMilestone } from "@/lib/imports/context";
import { keyOf, type MilestoneRow } from "@/lib/imports/milestone-file";
import { composeCode, parseCode } from "@/lib/milestones/codes";
import { PLAN_FIELDS, type PlanField } from "@/lib/milestones/constants";

/** A field that a file has otherwise than the record. */
export interface FieldChange {
  field: string;
  before: string | null;
  after: string | null;
}

export interface MilestonePlan {
  added: { code: string; row: MilestoneRow }[];
  changed: { known: KnownMilestone; row: MilestoneRow; changes: FieldChange[] }[];
  unchanged: number;
}

/** Numbers that are taken, by partner and area: the highest of each. */
export type TakenNumbers = ReadonlyMap<string, number>;

/** What the milestones of a file mean for the record: new ones with their codes, in the order of the file, and changes. */
export function planMilestones(
  rows: readonly MilestoneRow[],
  context: ImportContext,
  taken: TakenNumbers,
): MilestonePlan {
  const known = new Map(context.milestones.map((milestone) => [keyOf(milestone), milestone]));
  const numbers = new Map(taken);
  const plan: MilestonePlan = { added: [], changed: [], unchanged: 0 };
  for (const row of rows) {
    const milestone = known.get(keyOf({ partner: row.partner, externalId: row.external_id }));
    if (milestone === undefined) {
      plan.added.push({ code: nextCode(row.partner, row.area, numbers), row });
      continue;
    }
    const changes = changesOf(milestone, row);
    if (changes.length === 0) plan.unchanged += 1;
    else plan.changed.push({ known: milestone, row, changes });
  }
  return plan;
}

/** Whether a change of the field is one of the agreed plan, which needs a reason. */
export function isPlanField(field: string): field is PlanField {
  return PLAN_FIELDS.some((known) => known === field);
}

/** The key under which the highest number of a partner and area is kept. */
export function numberKey(partner: string, area: Area): string {
  return `${partner} ${area}`;
}

/** The highest number of each partner and area among these codes. */
export function takenNumbers(codes: readonly string[]): TakenNumbers {
  const taken = new Map<string, number>();
  for (const code of codes) {
    const parts = parseCode(code);
    if (parts === null) continue;
    const key = numberKey(parts.partner, parts.area);
    taken.set(key, Math.max(taken.get(key) ?? 0, parts.number));
  }
  return taken;
}

function nextCode(partner: string, area: Area, numbers: Map<string, number>): string {
  const number = (numbers.get(numberKey(partner, area)) ?? 0) + 1;
  numbers.set(numberKey(partner, area), number);
  return composeCode({ partner, area, number });
}

function changesOf(known: KnownMilestone, row: MilestoneRow): FieldChange[] {
  const compared: [string, string | null, string | null][] = [
    ["title", known.title, row.title],
    ["description", known.description, row.description],
    ["baseline", String(known.baseline), String(row.baseline)],
    ["target", String(known.target), String(row.target)],
    ["start_on", known.startOn, row.start_on],
    ["due_on", known.dueOn, row.due_on],
    ["lead_institution", known.leadInstitution, row.lead_institution],
    ["weight", String(known.weight), String(row.weight)],
    ["source_url", known.sourceUrl, row.source_url],
    // A file that does not say it leaves it as it is.
    ["basis", known.basis, row.basis ?? known.basis],
  ];
  return compared
    .filter(([, before, after]) => before !== after)
    .map(([field, before, after]) => ({ field, before, after }));
}
