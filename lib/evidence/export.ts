import { asc, count, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { asReader } from "@/db/client";
import { assessments, evidence, evidenceFiles, milestones, people } from "@/db/schema";
import type { Reader } from "@/lib/as-of/reader";
import { assessmentsListed, latestFirst } from "@/lib/assessments/conditions";
import { eachLine } from "@/lib/exports/each-line";
import type { ExportList } from "@/lib/exports/export-file";
import { type ExportField, field, marking } from "@/lib/exports/fields";
import { type MilestoneFilters, NO_FILTERS } from "@/lib/milestones/filters";
import { inListOrder } from "@/lib/milestones/list-order";

const adders = alias(people, "adders");
const strikers = alias(people, "strikers");

/** The columns of the evidence list, in their order. docs/export.md says what each holds. */
export const EVIDENCE_FIELDS: readonly ExportField[] = [
  field.code("milestone", milestones.code),
  field.code("partner", milestones.partnerIso3),
  field.code("area", milestones.areaCode),
  field.number("assessment", assessments.id),
  field.code("assessment_state", assessments.state),
  field.day("effective_on", assessments.effectiveOn),
  field.code("verdict", assessments.verdict),
  field.number("evidence", evidence.id),
  field.code("type", evidence.typeCode),
  field.text("title", evidence.title),
  field.code("reliability", evidence.reliability),
  field.number("credibility", evidence.credibility),
  field.day("dated_on", evidence.datedOn),
  field.text("url", evidence.url),
  field.text("file_name", evidence.fileName),
  field.code("file_sha256", evidence.fileSha256),
  field.number("file_bytes", evidenceFiles.size),
  field.code("file_type", evidenceFiles.mediaType),
  field.text("note", evidence.note),
  field.text("added_by", adders.name),
  field.moment("added_at", evidence.addedAt),
  field.boolean("struck_out", sql`(${evidence.struckAt} is not null)`),
  field.moment("struck_at", evidence.struckAt),
  field.text("struck_by", strikers.name),
  field.text("struck_reason", evidence.struckReason),
  marking,
];

/** The evidence of all assessments that the assessments export has, in its order; struck out or not. */
export function evidenceExport(reader: Reader, filters: MilestoneFilters): ExportList {
  return {
    fields: EVIDENCE_FIELDS,
    count: () =>
      asReader(reader, async (tx) => {
        const [counted] = await tx
          .select({ total: count() })
          .from(evidence)
          .innerJoin(assessments, eq(assessments.id, evidence.assessmentId))
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
            .from(evidence)
            .innerJoin(assessments, eq(assessments.id, evidence.assessmentId))
            .innerJoin(milestones, eq(milestones.id, assessments.milestoneId))
            .leftJoin(evidenceFiles, eq(evidenceFiles.sha256, evidence.fileSha256))
            .leftJoin(adders, eq(adders.id, evidence.addedBy))
            .leftJoin(strikers, eq(strikers.id, evidence.struckBy))
            .where(assessmentsListed(reader, filters))
            .orderBy(...inListOrder(NO_FILTERS), ...latestFirst, asc(evidence.id)),
          take,
        ),
      ),
  };
}
