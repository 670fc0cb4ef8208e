import { and, asc, desc, eq, inArray, lt, lte, type SQL, sql } from "drizzle-orm";
import { alias, QueryBuilder } from "drizzle-orm/pg-core";
import type { Transaction } from "@/db/client";
import { assessments, milestones, partners, partnerViews, people, scaleStages } from "@/db/schema";
import { visibleAssessments } from "@/lib/assessments/conditions";
import { can } from "@/lib/auth/permissions";
import type { Viewer } from "@/lib/auth/viewer";
import type { Day } from "@/lib/periods/days";
import type { ReviewFilters } from "@/lib/reviews/filters";
import { firstDayWithin, reviewMarks } from "@/lib/reviews/rules";

const earlier = alias(assessments, "earlier");

/** The accepted assessment that stands before one: one look into the index of the milestone's history for each row. */
const previous = new QueryBuilder()
  .select({
    id: earlier.id,
    effectiveOn: earlier.effectiveOn,
    value: earlier.value,
    verdict: earlier.verdict,
    delivery: earlier.delivery,
  })
  .from(earlier)
  .where(
    and(
      eq(earlier.milestoneId, assessments.milestoneId),
      eq(earlier.state, "accepted"),
      lte(earlier.effectiveOn, assessments.effectiveOn),
      sql`${earlier.id} <> ${assessments.id}`,
    ),
  )
  .orderBy(desc(earlier.effectiveOn), desc(earlier.acceptedAt), desc(earlier.id))
  .limit(1)
  .as("previous");

/** What the partner says of that one. */
const view = new QueryBuilder()
  .select({ stance: partnerViews.stance })
  .from(partnerViews)
  .where(eq(partnerViews.assessmentId, previous.id))
  .orderBy(desc(partnerViews.id))
  .limit(1)
  .as("view");

/** Submitted assessments as a reviewer meets them, each beside the accepted one before it; the caller says which. */
export function selectReviews(tx: Transaction) {
  return tx
    .select({
      id: assessments.id,
      version: assessments.version,
      state: assessments.state,
      milestoneId: assessments.milestoneId,
      code: milestones.code,
      title: milestones.title,
      partner: milestones.partnerIso3,
      partnerIso2: partners.iso2,
      area: milestones.areaCode,
      unit: milestones.unit,
      scaleId: milestones.scaleId,
      baseline: milestones.baseline,
      target: milestones.target,
      authorId: assessments.authorId,
      author: people.name,
      submittedAt: assessments.submittedAt,
      effectiveOn: assessments.effectiveOn,
      value: assessments.value,
      verdict: assessments.verdict,
      delivery: assessments.delivery,
      isRevised: sql<boolean>`${assessments.returnReason} is not null`,
      isBackdated: sql<boolean>`coalesce(${milestones.currentEffectiveOn} >= ${assessments.effectiveOn}, false)`,
      waiting: milestones.waitingCount,
      evidenceCount: sql<number>`(select count(*)::int from evidence e where e.assessment_id = ${assessments.id} and e.struck_at is null)`,
      previousId: previous.id,
      previousEffectiveOn: previous.effectiveOn,
      previousValue: previous.value,
      previousVerdict: previous.verdict,
      previousDelivery: previous.delivery,
      stance: view.stance,
    })
    .from(assessments)
    .innerJoin(milestones, eq(milestones.id, assessments.milestoneId))
    .innerJoin(partners, eq(partners.iso3, milestones.partnerIso3))
    .leftJoin(people, eq(people.id, assessments.authorId))
    .leftJoinLateral(previous, sql`true`)
    .leftJoinLateral(view, sql`true`);
}

export type SelectedReview = Awaited<ReturnType<typeof selectReviews>>[number];

/** What waits, for whoever decides; nothing waits for anybody else. */
export function waitingFor(viewer: Viewer): SQL | undefined {
  return and(
    visibleAssessments(viewer),
    eq(assessments.state, "submitted"),
    can(viewer, "assessment.decide") ? undefined : sql`false`,
  );
}

/** The condition that some filters make, on the day; of assessments joined to their milestones. */
export function matching({ partner, area, analyst, age }: ReviewFilters, day: Day): SQL | undefined {
  return and(
    partner === null ? undefined : eq(assessments.partnerIso3, partner),
    area === null ? undefined : eq(milestones.areaCode, area),
    analyst === null ? undefined : eq(assessments.authorId, analyst),
    age === null
      ? undefined
      : lt(assessments.submittedAt, sql`${firstDayWithin(age, day)}::date at time zone 'UTC'`),
  );
}

/** A row beside the accepted one before it, with what stands out. */
export function besidePrevious(row: SelectedReview) {
  const {
    previousId,
    previousEffectiveOn,
    previousValue,
    previousVerdict,
    previousDelivery,
    stance,
    ...review
  } = row;
  const isFirst =
    previousId === null ||
    previousEffectiveOn === null ||
    previousValue === null ||
    previousVerdict === null ||
    previousDelivery === null;
  const previous = isFirst
    ? null
    : {
        id: previousId,
        effectiveOn: previousEffectiveOn,
        value: previousValue,
        verdict: previousVerdict,
        delivery: previousDelivery,
        stance,
      };
  return { ...review, previous, marks: reviewMarks({ ...review, previous }) };
}

/** The rows as a reviewer reads them, each with the stages of its milestone's scale. */
export async function compared(tx: Transaction, rows: readonly SelectedReview[]) {
  const scaleIds = [...new Set(rows.flatMap(({ scaleId }) => scaleId ?? []))];
  const stages = scaleIds.length === 0 ? [] : await stagesOf(tx, scaleIds);
  return rows.map((row) => ({
    ...besidePrevious(row),
    stages: stages.filter(({ scaleId }) => scaleId === row.scaleId),
  }));
}
export type Review = Awaited<ReturnType<typeof compared>>[number];

function stagesOf(tx: Transaction, scaleIds: readonly number[]) {
  return tx
    .select({
      scaleId: scaleStages.scaleId,
      value: scaleStages.value,
      labelEn: scaleStages.labelEn,
      labelFr: scaleStages.labelFr,
    })
    .from(scaleStages)
    .where(inArray(scaleStages.scaleId, [...scaleIds]))
    .orderBy(asc(scaleStages.value));
}
