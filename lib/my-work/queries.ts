import { and, asc, count, desc, eq, gte, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import { type AnyPgColumn, unionAll } from "drizzle-orm/pg-core";
import { asViewer, type Transaction } from "@/db/client";
import { assessments, milestones, partners, people, unfinishedAssessments as unfinished } from "@/db/schema";
import type { AssessmentState } from "@/lib/assessments/constants";
import type { Viewer } from "@/lib/auth/viewer";
import { WORK_PAGE_SIZE } from "@/lib/my-work/constants";
import type { Day } from "@/lib/periods/days";

/** One page of a list, the last one where a later one was asked for, and how many rows there are in all. */
export interface WorkPage<Row> {
  rows: Row[];
  total: number;
  page: number;
}

/** What the viewer has written in this state for partners that it still writes for: narrower than what it may read. */
const own = (viewer: Viewer, state: AssessmentState): SQL | undefined =>
  and(
    eq(assessments.authorId, viewer.personId),
    eq(assessments.state, state),
    inArray(assessments.partnerIso3, [...viewer.partners]),
  );

const named = { code: milestones.code, title: milestones.title, partnerIso2: partners.iso2 };

/** Whatever is typed over an assessment and not saved is its author's own; the policies show no other. */
const typedOver = and(
  eq(unfinished.assessmentId, assessments.id),
  eq(unfinished.personId, assessments.authorId),
);

/** A column that is missing in the other half of a union. */
function orNull<Column extends AnyPgColumn>(column: Column) {
  return sql`${column}`.mapWith((value: unknown): Column["_"]["data"] | null =>
    column.mapFromDriverValue(value),
  );
}

async function paged<Row>(
  asked: number,
  counted: PromiseLike<{ total: number }[]>,
  read: (offset: number) => PromiseLike<Row[]>,
): Promise<WorkPage<Row>> {
  const total = (await counted)[0]?.total ?? 0;
  const page = Math.min(asked, Math.max(1, Math.ceil(total / WORK_PAGE_SIZE)));
  return { rows: await read((page - 1) * WORK_PAGE_SIZE), total, page };
}

const countOwn = (tx: Transaction, viewer: Viewer, state: AssessmentState) =>
  tx.select({ total: count() }).from(assessments).where(own(viewer, state));

/** Drafts of the viewer, and what it has typed for a new assessment and never saved; what was touched last comes first. */
export function listDrafts(viewer: Viewer, page: number) {
  return asViewer(viewer, (tx) => {
    const saved = tx
      .select({
        milestoneId: assessments.milestoneId,
        assessmentId: orNull(assessments.id).as("assessment_id"),
        effectiveOn: orNull(assessments.effectiveOn).as("effective_on"),
        savedAt: orNull(assessments.updatedAt).as("saved_at"),
        keptAt: orNull(unfinished.updatedAt).as("kept_at"),
      })
      .from(assessments)
      .leftJoin(unfinished, typedOver)
      .where(own(viewer, "draft"));
    const neverSaved = tx
      .select({
        milestoneId: unfinished.milestoneId,
        assessmentId: sql<number | null>`null::bigint`.as("assessment_id"),
        effectiveOn: sql<Day | null>`null::date`.as("effective_on"),
        savedAt: sql<Date | null>`null::timestamptz`.as("saved_at"),
        keptAt: sql<Date | null>`${unfinished.updatedAt}`.as("kept_at"),
      })
      .from(unfinished)
      .innerJoin(milestones, eq(milestones.id, unfinished.milestoneId))
      .where(
        and(
          eq(unfinished.personId, viewer.personId),
          isNull(unfinished.assessmentId),
          inArray(milestones.partnerIso3, [...viewer.partners]),
        ),
      );
    const drafts = unionAll(saved, neverSaved).as("drafts");
    return paged(page, tx.select({ total: count() }).from(drafts), (offset) =>
      tx
        .select({
          ...named,
          assessmentId: drafts.assessmentId,
          effectiveOn: drafts.effectiveOn,
          savedAt: drafts.savedAt,
          keptAt: drafts.keptAt,
        })
        .from(drafts)
        .innerJoin(milestones, eq(milestones.id, drafts.milestoneId))
        .innerJoin(partners, eq(partners.iso3, milestones.partnerIso3))
        .orderBy(desc(sql`greatest(${drafts.savedAt}, ${drafts.keptAt})`), asc(milestones.code))
        .limit(WORK_PAGE_SIZE)
        .offset(offset),
    );
  });
}

/** Assessments of the viewer that were returned, with the reason; the latest comes first. */
export function listReturned(viewer: Viewer, page: number) {
  return asViewer(viewer, (tx) =>
    paged(page, countOwn(tx, viewer, "returned"), (offset) =>
      tx
        .select({
          ...named,
          assessmentId: assessments.id,
          effectiveOn: assessments.effectiveOn,
          returnReason: assessments.returnReason,
          returnedAt: assessments.returnedAt,
          decider: people.name,
          keptAt: unfinished.updatedAt,
        })
        .from(assessments)
        .innerJoin(milestones, eq(milestones.id, assessments.milestoneId))
        .innerJoin(partners, eq(partners.iso3, assessments.partnerIso3))
        .leftJoin(people, eq(people.id, assessments.decidedBy))
        .leftJoin(unfinished, typedOver)
        .where(own(viewer, "returned"))
        .orderBy(desc(assessments.returnedAt), desc(assessments.id))
        .limit(WORK_PAGE_SIZE)
        .offset(offset),
    ),
  );
}

/** Assessments of the viewer that wait for a decision; what has waited longest comes first. */
export function listSubmitted(viewer: Viewer, page: number) {
  return asViewer(viewer, (tx) =>
    paged(page, countOwn(tx, viewer, "submitted"), (offset) =>
      tx
        .select({
          ...named,
          assessmentId: assessments.id,
          version: assessments.version,
          effectiveOn: assessments.effectiveOn,
          submittedAt: assessments.submittedAt,
        })
        .from(assessments)
        .innerJoin(milestones, eq(milestones.id, assessments.milestoneId))
        .innerJoin(partners, eq(partners.iso3, assessments.partnerIso3))
        .where(own(viewer, "submitted"))
        .orderBy(asc(assessments.submittedAt), asc(assessments.id))
        .limit(WORK_PAGE_SIZE)
        .offset(offset),
    ),
  );
}

/** Which of these milestones the viewer has begun to assess since a day, in a draft or a returned one, by their codes. */
export function listBegun(
  viewer: Viewer,
  codes: readonly string[],
  since: Day,
): Promise<Map<string, number>> {
  return asViewer(viewer, async (tx) => {
    const begun = await tx
      .select({ code: milestones.code, assessmentId: assessments.id })
      .from(assessments)
      .innerJoin(milestones, eq(milestones.id, assessments.milestoneId))
      .where(
        and(
          or(own(viewer, "draft"), own(viewer, "returned")),
          gte(assessments.effectiveOn, since),
          inArray(milestones.code, [...codes]),
        ),
      )
      .orderBy(asc(assessments.updatedAt));
    return new Map(begun.map(({ code, assessmentId }) => [code, assessmentId]));
  });
}
