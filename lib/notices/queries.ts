import { and, count, desc, eq, isNotNull, isNull, max, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { z } from "zod";
import { asViewer, type Transaction } from "@/db/client";
import {
  assessments,
  milestoneProposals,
  milestones,
  notices,
  partners,
  people,
  reportJobs,
  reportSchedules,
} from "@/db/schema";
import { visiblePartner } from "@/lib/auth/scope";
import type { Viewer } from "@/lib/auth/viewer";
import { NOTICES_PAGE_SIZE } from "@/lib/notices/constants";
import { REPORT_KINDS } from "@/lib/reports/constants";

const actors = alias(people, "actors");

/**
 * A notice is about a milestone or a proposal, and so about the partner of either; or about a report or a schedule of the reader's own,
 * of which the schedule may be about a partner too.
 */
const itsPartner = eq(
  partners.iso3,
  sql`coalesce(${milestones.partnerIso3}, ${milestoneProposals.partnerIso3}, ${reportSchedules.choices} ->> 'subject')`,
);
const own = (viewer: Viewer) =>
  and(
    eq(notices.personId, viewer.personId),
    // Who may see every partner has no condition of their own there.
    or(
      and(isNotNull(partners.iso3), visiblePartner(viewer, partners.iso3)),
      isNotNull(notices.reportJobId),
      isNotNull(reportSchedules.id),
    ),
  );
const unread = and(isNull(notices.readAt), isNull(notices.settledAt));

function selected(tx: Transaction) {
  return tx
    .select({
      id: notices.id,
      kind: notices.kind,
      code: milestones.code,
      // A schedule is known by its own title, or by the milestone that its report is about; of a partner the name is said anyway.
      title: sql<string>`coalesce(${milestones.title}, ${milestoneProposals.title}, ${reportJobs.title},
         nullif(${reportSchedules.choices} ->> 'title', ''),
         case when ${partners.iso3} is null then ${reportSchedules.choices} ->> 'subject' end, '')`,
      partnerIso2: partners.iso2,
      assessmentId: notices.assessmentId,
      effectiveOn: assessments.effectiveOn,
      commentId: notices.commentId,
      dueOn: notices.dueOn,
      proposalId: notices.proposalId,
      reportJobId: notices.reportJobId,
      issuedNumber: reportJobs.issuedNumber,
      scheduleId: notices.reportScheduleId,
      reportKind: sql`${reportSchedules.choices} ->> 'kind'`.mapWith((kind: unknown) =>
        z.enum(REPORT_KINDS).nullable().parse(kind),
      ),
      actor: actors.name,
      createdAt: notices.createdAt,
      readAt: notices.readAt,
      settledAt: notices.settledAt,
    })
    .from(notices)
    .leftJoin(milestones, eq(milestones.id, notices.milestoneId))
    .leftJoin(milestoneProposals, eq(milestoneProposals.id, notices.proposalId))
    .leftJoin(reportSchedules, eq(reportSchedules.id, notices.reportScheduleId))
    .leftJoin(partners, itsPartner)
    .leftJoin(reportJobs, eq(reportJobs.id, notices.reportJobId))
    .leftJoin(assessments, eq(assessments.id, notices.assessmentId))
    .leftJoin(actors, eq(actors.id, notices.actorId));
}
export type Notice = Awaited<ReturnType<typeof selected>>[number];

/** One page of the viewer's notices, those not read yet first and of these the latest. */
export function listNotices(viewer: Viewer, page: number) {
  return asViewer(viewer, async (tx) => {
    const rows = await selected(tx)
      .where(own(viewer))
      .orderBy(desc(sql`${unread}`), desc(notices.id))
      .limit(NOTICES_PAGE_SIZE)
      .offset((page - 1) * NOTICES_PAGE_SIZE);
    const [counted] = await tx
      .select({
        total: count(),
        unread: sql<number>`count(*) filter (where ${unread})::int`,
        lastId: max(notices.id),
      })
      .from(notices)
      .leftJoin(milestones, eq(milestones.id, notices.milestoneId))
      .leftJoin(milestoneProposals, eq(milestoneProposals.id, notices.proposalId))
      .leftJoin(reportSchedules, eq(reportSchedules.id, notices.reportScheduleId))
      .leftJoin(partners, itsPartner)
      .where(own(viewer));
    return { rows, total: counted?.total ?? 0, unread: counted?.unread ?? 0, lastId: counted?.lastId ?? 0 };
  });
}

/** How many notices the viewer has not read. */
export function countUnreadNotices(viewer: Viewer): Promise<number> {
  return asViewer(viewer, async (tx) => {
    const [counted] = await tx
      .select({ count: count() })
      .from(notices)
      .leftJoin(milestones, eq(milestones.id, notices.milestoneId))
      .leftJoin(milestoneProposals, eq(milestoneProposals.id, notices.proposalId))
      .leftJoin(reportSchedules, eq(reportSchedules.id, notices.reportScheduleId))
      .leftJoin(partners, itsPartner)
      .where(and(own(viewer), unread));
    return counted?.count ?? 0;
  });
}

/** What a digest would tell the person: neither read, nor settled, nor mailed before, the oldest first. */
export function listUnmailedNotices(viewer: Viewer, limit: number) {
  return asViewer(viewer, (tx) =>
    selected(tx)
      .where(and(own(viewer), unread, isNull(notices.mailedAt)))
      .orderBy(notices.id)
      .limit(limit),
  );
}
