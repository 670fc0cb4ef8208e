import type { Measure } from "@/lib/assessments/faults";
import type { ImportContext, KnownMilestone } from "@/lib/imports/context";
import { keyOf, type MilestoneRow } from "@/lib/imports/milestone-file";

/** A milestone that an assessment of a file can be about: in the milestones file, or in the record since an earlier one. */
export interface ImportTarget {
  key: string;
  partner: string;
  measure: Measure;
  sourceUrl: string | null;
  known: KnownMilestone | null;
}

/** The milestones by the identifier that assessments name; where it is not unique, all that have it. */
export function importTargets(
  rows: readonly MilestoneRow[],
  context: ImportContext,
): ReadonlyMap<string, readonly ImportTarget[]> {
  const known = new Map(context.milestones.map((milestone) => [keyOf(milestone), milestone]));
  const targets = new Map<string, ImportTarget>();
  for (const milestone of context.milestones) {
    const { partner, externalId, measure, sourceUrl } = milestone;
    add(partner, externalId, measure, sourceUrl);
  }
  for (const row of rows) add(row.partner, row.external_id, row.scale, row.source_url);

  const byExternalId = new Map<string, ImportTarget[]>();
  for (const target of targets.values()) {
    const externalId = target.key.slice(target.partner.length + 1);
    byExternalId.set(externalId, [...(byExternalId.get(externalId) ?? []), target]);
  }
  return byExternalId;

  function add(partner: string, externalId: string, measure: string, sourceUrl: string | null): void {
    const key = keyOf({ partner, externalId });
    const milestone = known.get(key) ?? null;
    // What is measured on an older version of a scale stays so.
    const stages = milestone?.stages ?? context.scales.get(measure)?.stages;
    targets.set(key, {
      key,
      partner,
      measure: stages === undefined ? { unit: measure } : { stages },
      sourceUrl,
      known: milestone,
    });
  }
}
