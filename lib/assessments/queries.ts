import { and, asc, desc, eq, inArray, isNotNull, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { asReader, asViewer, type Transaction } from "@/db/client";
import { assessments, evidence, evidenceFiles, milestones, partners, people } from "@/db/schema";
import { lookThrough, oneOfMany } from "@/lib/as-of/look-through";
import type { Reader } from "@/lib/as-of/reader";
import { visibleAssessments } from "@/lib/assessments/conditions";
import { authors, deciders, lastEvent } from "@/lib/assessments/joins";
import { visiblePartner } from "@/lib/auth/scope";
import type { Viewer } from "@/lib/auth/viewer";
import { latestView } from "@/lib/partner-views/conditions";

const strikers = alias(people, "strikers");

const columns = {
  id: assessments.id,
  milestoneId: assessments.milestoneId,
  state: assessments.state,
  origin: assessments.origin,
  effectiveOn: assessments.effectiveOn,
  value: assessments.value,
  delivery: assessments.delivery,
  verdict: assessments.verdict,
  recheckOn: assessments.recheckOn,
  narrative: assessments.narrative,
  authorId: assessments.authorId,
  author: authors.name,
  submittedAt: assessments.submittedAt,
  decider: deciders.name,
  acceptedAt: assessments.acceptedAt,
  /** Why its quarter had been reopened, if it was accepted while it was; null for every other one. */
  reopenedBecause: lastEvent.reason,
  returnedAt: assessments.returnedAt,
  returnReason: assessments.returnReason,
  version: assessments.version,
};

function selected(tx: Transaction) {
  return tx
    .select(columns)
    .from(assessments)
    .leftJoin(authors, eq(authors.id, assessments.authorId))
    .leftJoin(deciders, eq(deciders.id, assessments.decidedBy))
    .leftJoinLateral(lastEvent, sql`true`);
}

async function withEvidence<Row extends { id: number }>(tx: Transaction, rows: readonly Row[]) {
  const links =
    rows.length === 0
      ? []
      : await tx
          .select({
            id: evidence.id,
            assessmentId: evidence.assessmentId,
            url: evidence.url,
            fileName: evidence.fileName,
            sha256: evidence.fileSha256,
            mediaType: evidenceFiles.mediaType,
            size: evidenceFiles.size,
            title: evidence.title,
            type: evidence.typeCode,
            reliability: evidence.reliability,
            credibility: evidence.credibility,
            datedOn: evidence.datedOn,
            note: evidence.note,
            struckAt: evidence.struckAt,
            struckBy: strikers.name,
            struckReason: evidence.struckReason,
          })
          .from(evidence)
          .leftJoin(evidenceFiles, eq(evidenceFiles.sha256, evidence.fileSha256))
          .leftJoin(strikers, eq(strikers.id, evidence.struckBy))
          .where(
            inArray(
              evidence.assessmentId,
              rows.map((row) => row.id),
            ),
          )
          .orderBy(asc(evidence.id));
  const byAssessment = new Map<number, typeof links>();
  for (const link of links) {
    byAssessment.set(link.assessmentId, [...(byAssessment.get(link.assessmentId) ?? []), link]);
  }
  return rows.map((row) => ({ ...row, evidence: byAssessment.get(row.id) ?? [] }));
}

/**
 * The assessments of a milestone that the viewer may see, the latest first: accepted ones, and for those who may see them
 * waiting and returned ones and the viewer's own drafts. All evidence comes with one query.
 */
export function listAssessments(reader: Reader, milestoneId: number) {
  return asReader(reader, async (tx) => {
    const rows = await selected(tx)
      .where(and(visibleAssessments(reader), eq(assessments.milestoneId, milestoneId)))
      .orderBy(desc(assessments.effectiveOn), desc(assessments.id));
    return withEvidence(tx, rows);
  });
}
export type Assessment = Awaited<ReturnType<typeof listAssessments>>[number];

/**
 * Of each of these milestones the assessment that holds on the day, with its evidence and the partner's last view of it; in the order
 * of the codes. Two statements, however many there are.
 */
export function listHoldingAssessments(reader: Reader, codes: readonly string[]) {
  return asReader(reader, async (tx) => {
    if (codes.length === 0) return [];
    const rows = await tx
      .select({
        ...columns,
        code: milestones.code,
        stance: latestView.stance,
        viewText: latestView.text,
        viewRecordedAt: latestView.recordedAt,
      })
      .from(milestones)
      .innerJoin(assessments, eq(assessments.id, milestones.currentAssessmentId))
      .leftJoin(authors, eq(authors.id, assessments.authorId))
      .leftJoin(deciders, eq(deciders.id, assessments.decidedBy))
      .leftJoinLateral(lastEvent, sql`true`)
      .leftJoinLateral(latestView, sql`true`)
      .where(and(visiblePartner(reader, milestones.partnerIso3), inArray(milestones.code, [...codes])))
      .orderBy(asc(milestones.code));
    return withEvidence(tx, rows);
  });
}
export type HoldingAssessment = Awaited<ReturnType<typeof listHoldingAssessments>>[number];

/** One assessment with its evidence, for the form that revises it; null when the viewer may not see it. */
export function getAssessment(viewer: Viewer, id: number): Promise<Assessment | null> {
  return asViewer(viewer, async (tx) => {
    const rows = await selected(tx).where(and(visibleAssessments(viewer), eq(assessments.id, id)));
    return (await withEvidence(tx, rows))[0] ?? null;
  });
}

/**
 * Where some assessments stand now, for somebody whose decision came too late. One that the viewer may not see is not among
 * them: to who may decide, that is one that its author has taken back.
 */
export function listStandings(viewer: Viewer, ids: readonly number[]) {
  return asViewer(viewer, async (tx) => {
    if (ids.length === 0) return [];
    return tx
      .select({
        id: assessments.id,
        state: assessments.state,
        submittedAt: assessments.submittedAt,
        decider: deciders.name,
        acceptedAt: assessments.acceptedAt,
        returnedAt: assessments.returnedAt,
        returnReason: assessments.returnReason,
      })
      .from(assessments)
      .leftJoin(deciders, eq(deciders.id, assessments.decidedBy))
      .where(and(visibleAssessments(viewer), inArray(assessments.id, [...ids])));
  });
}
export type Standing = Awaited<ReturnType<typeof listStandings>>[number];

/** The milestones whose assessments that hold were accepted last, newest first. */
export function listLatestDecisions(reader: Reader, limit: number) {
  return asReader(reader, (tx) =>
    reader.asOf === undefined
      ? decidedMilestones(tx, reader, limit)
      : lookThrough(
          limit,
          (count) => latestAcceptances(tx, reader, count),
          (some) => {
            const since = some.at(-1)?.acceptedAt;
            const ids = [...new Set(some.map(({ milestoneId }) => milestoneId))];
            // One that holds may be older than what was accepted about earlier days: it may not come before others of its time.
            const isLate = since ? sql`${milestones.currentAcceptedAt} >= ${since}::timestamptz` : undefined;
            return decidedMilestones(tx, reader, limit, and(oneOfMany(milestones.id, ids), isLate));
          },
        ),
  );
}

function latestAcceptances(tx: Transaction, reader: Reader, count: number) {
  return tx
    .select({
      milestoneId: assessments.milestoneId,
      acceptedAt: sql<string>`${assessments.acceptedAt}::text`,
    })
    .from(assessments)
    .where(visiblePartner(reader, assessments.partnerIso3))
    .orderBy(desc(assessments.acceptedAt))
    .limit(count);
}

function decidedMilestones(tx: Transaction, reader: Reader, limit: number, among?: SQL) {
  return tx
    .select({
      code: milestones.code,
      title: milestones.title,
      partner: milestones.partnerIso3,
      partnerIso2: partners.iso2,
      verdict: milestones.currentVerdict,
      delivery: milestones.currentDelivery,
      effectiveOn: milestones.currentEffectiveOn,
      acceptedAt: milestones.currentAcceptedAt,
      stance: latestView.stance,
    })
    .from(milestones)
    .innerJoin(partners, eq(partners.iso3, milestones.partnerIso3))
    .leftJoinLateral(latestView, sql`true`)
    .where(
      and(visiblePartner(reader, milestones.partnerIso3), isNotNull(milestones.currentAcceptedAt), among),
    )
    .orderBy(desc(milestones.currentAcceptedAt), desc(milestones.id))
    .limit(limit);
}
