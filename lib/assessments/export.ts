import { count, eq, sql } from "drizzle-orm";
import { asReader } from "@/db/client";
import { assessments, milestones, scales } from "@/db/schema";
import type { Reader } from "@/lib/as-of/reader";
import { assessmentsListed, latestFirst } from "@/lib/assessments/conditions";
import { authors, deciders, lastEvent } from "@/lib/assessments/joins";
import { eachLine } from "@/lib/exports/each-line";
import type { ExportList } from "@/lib/exports/export-file";
import { type ExportField, field, marking } from "@/lib/exports/fields";
import { unitOrScale, viewFields } from "@/lib/milestones/export-fields";
import { type MilestoneFilters, NO_FILTERS } from "@/lib/milestones/filters";
import { inListOrder } from "@/lib/milestones/list-order";
import { latestViewOf } from "@/lib/partner-views/conditions";

const view = latestViewOf(assessments.id);

/** The columns of the assessments export, in their order. docs/export.md says what each holds. */
export const ASSESSMENT_FIELDS: readonly ExportField[] = [
  field.code("milestone", milestones.code),
  field.code("partner", milestones.partnerIso3),
  field.code("area", milestones.areaCode),
  field.text("title", milestones.title),
  field.number("assessment", assessments.id),
  field.code("state", assessments.state),
  field.boolean("holds", sql`(${milestones.currentAssessmentId} is not distinct from ${assessments.id})`),
  field.code("origin", assessments.origin),
  field.day("effective_on", assessments.effectiveOn),
  field.number("value", sql`trim_scale(${assessments.value})`),
  field.text("unit", unitOrScale),
  field.code("delivery", assessments.delivery),
  field.code("verdict", assessments.verdict),
  field.text("narrative", assessments.narrative),
  field.day("recheck_on", assessments.recheckOn),
  field.text("author", authors.name),
  field.moment("submitted_at", assessments.submittedAt),
  field.text("decided_by", deciders.name),
  field.moment("accepted_at", assessments.acceptedAt),
  field.moment("returned_at", assessments.returnedAt),
  field.text("return_reason", assessments.returnReason),
  field.text("reopened_because", lastEvent.reason),
  ...viewFields(view),
  marking,
];

/**
 * The assessments of all milestones that the filters show, the latest of each first, as its page has them. They stand in the order of
 * codes whatever that of the list: an index has it, and of some other one all would have to be sorted before the first is sent.
 * Accepted ones, and for those who may see them waiting and returned ones and the reader's own drafts.
 */
export function assessmentExport(reader: Reader, filters: MilestoneFilters): ExportList {
  return {
    fields: ASSESSMENT_FIELDS,
    count: () =>
      asReader(reader, async (tx) => {
        const [counted] = await tx
          .select({ total: count() })
          .from(assessments)
          .innerJoin(milestones, eq(milestones.id, assessments.milestoneId))
          .where(assessmentsListed(reader, filters));
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
            .leftJoin(scales, eq(scales.id, milestones.scaleId))
            .leftJoin(authors, eq(authors.id, assessments.authorId))
            .leftJoin(deciders, eq(deciders.id, assessments.decidedBy))
            .leftJoinLateral(lastEvent, sql`true`)
            .leftJoinLateral(view, sql`true`)
            .where(assessmentsListed(reader, filters))
            .orderBy(...inListOrder(NO_FILTERS), ...latestFirst),
          take,
        ),
      ),
  };
}
