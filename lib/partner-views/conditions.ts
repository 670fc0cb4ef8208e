import { desc, eq, sql } from "drizzle-orm";
import { type AnyPgColumn, QueryBuilder } from "drizzle-orm/pg-core";
import { milestones, partnerViews } from "@/db/schema";

/**
 * The partner's last view of an assessment, beside what names it, for a lateral join: one look into an index for each row, so that
 * the rows keep the order of the list however many there are.
 */
export const latestViewOf = (assessment: AnyPgColumn) =>
  new QueryBuilder()
    .select({
      stance: partnerViews.stance,
      text: partnerViews.text,
      recordedAt: partnerViews.recordedAt,
    })
    .from(partnerViews)
    .where(eq(partnerViews.assessmentId, assessment))
    .orderBy(desc(partnerViews.id))
    .limit(1)
    .as("latest_view");

/** The partner's view of the assessment that holds, beside a milestone. */
export const latestView = latestViewOf(milestones.currentAssessmentId);

/**
 * Milestones with whose assessment the partner disagrees. Starts from the disagreements, which are few beside the milestones, and finds
 * the milestone of each by its key.
 */
export const disagreedWith = sql`(${milestones.id}, ${milestones.currentAssessmentId}) in (
  select a.milestone_id, a.id from partner_views v join assessments a on a.id = v.assessment_id
  where v.stance = 'disagrees'
    and not exists (select from partner_views newer where newer.assessment_id = v.assessment_id and newer.id > v.id))`;
