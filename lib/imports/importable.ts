import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import { QueryBuilder } from "drizzle-orm/pg-core";
import { asReader } from "@/db/client";
import { assessments, evidence, milestones, scales } from "@/db/schema";
import type { Reader } from "@/lib/as-of/reader";
import { assessmentsListed } from "@/lib/assessments/conditions";
import { visiblePartner } from "@/lib/auth/scope";
import { eachLine } from "@/lib/exports/each-line";
import type { ExportList } from "@/lib/exports/export-file";
import { type ExportField, field, marking } from "@/lib/exports/fields";
import { type MilestoneFilters, NO_FILTERS } from "@/lib/milestones/filters";
import { fitting, inListOrder } from "@/lib/milestones/list-order";
import { countMilestones } from "@/lib/milestones/queries";

/** As the import reads a text: without space around it, and with lines that end in one way. */
const asRead = (text: unknown): SQL => sql`replace(btrim(${text}, E' \\t\\r\\n'), E'\\r\\n', E'\\n')`;

/** By what the import knows a milestone again: its identifier at its source, or its code here. */
const identifier = sql`coalesce(${milestones.externalId}, ${milestones.code})`;

const MILESTONE_FIELDS: readonly ExportField[] = [
  field.text("external_id", identifier),
  field.code("partner", milestones.partnerIso3),
  field.code("area", milestones.areaCode),
  field.text("title", asRead(milestones.title)),
  field.text("description", asRead(milestones.description)),
  field.code("nature", milestones.nature),
  field.text("scale", sql`coalesce(${milestones.unit}, ${scales.code})`),
  field.number("baseline", sql`trim_scale(${milestones.baseline})`),
  field.number("target", sql`trim_scale(${milestones.target})`),
  field.day("start_on", milestones.startOn),
  field.day("due_on", milestones.dueOn),
  field.text("lead_institution", asRead(milestones.leadInstitution)),
  field.number("weight", sql`trim_scale(${milestones.weight})`),
  field.code("basis", milestones.basis),
  field.text("source_url", milestones.sourceUrl),
  marking,
];

/** The milestones that the filters show as the first file of an import, in the order in which it numbers them. */
export function importableMilestones(reader: Reader, filters: MilestoneFilters): ExportList {
  return {
    fields: MILESTONE_FIELDS,
    count: () => countMilestones(reader, filters),
    each: (line, take) =>
      asReader(reader, (tx) =>
        eachLine(
          tx,
          tx
            .select({ line })
            .from(milestones)
            .leftJoin(scales, eq(scales.id, milestones.scaleId))
            .where(and(visiblePartner(reader, milestones.partnerIso3), fitting(reader, filters)))
            .orderBy(...inListOrder(NO_FILTERS)),
          take,
        ),
      ),
  };
}

/** What an assessment rests on first, a link before a file, of what is not struck out. */
const restsOn = new QueryBuilder()
  .select({ id: evidence.id, url: evidence.url, title: evidence.title })
  .from(evidence)
  .where(and(eq(evidence.assessmentId, assessments.id), sql`${evidence.struckAt} is null`))
  .orderBy(sql`${evidence.url} is null`, asc(evidence.id))
  .limit(1)
  .as("rests_on");

/**
 * The evidence as the import has it: a link; the year of publication, or nothing, where it is the milestone's own source; and of a file,
 * which no table can carry, its address here.
 */
const evidenceUrl = (site: string): SQL => sql`case
  when ${restsOn.url} is null then ${site}::text || '/api/evidence/' || ${restsOn.id} || '/file'
  when ${restsOn.url} is distinct from ${milestones.sourceUrl} then ${restsOn.url}
  when ${restsOn.title} ~ ', (19|20)[0-9]{2}$' then right(${restsOn.title}, 4) end`;

/** Accepted, and the last one of its day: the import takes one a day. */
const lastOfItsDay = sql`${assessments.state} = 'accepted' and not exists (
  select from assessments later
  where later.milestone_id = ${assessments.milestoneId} and later.effective_on = ${assessments.effectiveOn} and later.state = 'accepted'
    and (later.accepted_at, later.id) > (${assessments.acceptedAt}, ${assessments.id}))`;

/** The accepted assessments of the milestones that the filters show as the second file of an import; `site` is where files are kept. */
export function importableAssessments(reader: Reader, filters: MilestoneFilters, site: string): ExportList {
  const listed = and(assessmentsListed(reader, filters), lastOfItsDay);
  return {
    fields: [
      field.text("milestone_external_id", identifier),
      field.day("effective_on", assessments.effectiveOn),
      field.number("value", sql`trim_scale(${assessments.value})`),
      field.code("delivery", assessments.delivery),
      field.code("verdict", assessments.verdict),
      field.text("narrative", asRead(assessments.narrative)),
      field.text("evidence_url", evidenceUrl(site)),
      marking,
    ],
    count: () =>
      asReader(reader, async (tx) => {
        const [counted] = await tx
          .select({ total: sql<number>`count(*)::int` })
          .from(assessments)
          .innerJoin(milestones, eq(milestones.id, assessments.milestoneId))
          .where(listed);
        return counted?.total ?? 0;
      }),
    each: (line, take) =>
      asReader(reader, (tx) =>
        eachLine(
          tx,
          tx
            .select({ line })
            .from(assessments)
            .innerJoin(milestones, eq(milestones.id, assessments.milestoneId))
            .leftJoinLateral(restsOn, sql`true`)
            .where(listed)
            .orderBy(...inListOrder(NO_FILTERS), asc(assessments.effectiveOn)),
          take,
        ),
      ),
  };
}
