import type { ImportOutcome } from "@/lib/imports/import-files";

type Done = Extract<ImportOutcome, { ok: true }>;

/** What an import did, a line a file: `134 milestones: 0 new, 2 changed (AL0002: title), 132 unchanged`. */
export function describeImport({ milestones, assessments }: Done): string[] {
  const changed = milestones.changed.map(
    ({ row, changes }) => `${row.external_id}: ${changes.map(({ field }) => field).join(", ")}`,
  );
  const lines = [line("milestone", milestones.added.length, changed, milestones.unchanged)];
  if (assessments !== null) {
    const superseded = assessments.superseding.map(
      ({ milestone_external_id, effective_on }) => `${milestone_external_id} of ${effective_on}: superseded`,
    );
    lines.push(line("assessment", assessments.added.length, superseded, assessments.unchanged));
  }
  const nothing = [
    milestones.added,
    milestones.changed,
    assessments?.added ?? [],
    assessments?.superseding ?? [],
  ].every((rows) => rows.length === 0);
  return nothing ? [...lines, "Everything was there already: nothing was changed."] : lines;
}

function line(thing: string, added: number, changed: readonly string[], unchanged: number): string {
  const which = changed.length === 0 ? "" : ` (${changed.join("; ")})`;
  const all = added + changed.length + unchanged;
  return `${all} ${thing}${all === 1 ? "" : "s"}: ${added} new, ${changed.length} changed${which}, ${unchanged} unchanged`;
}
