import { and, asc, count, desc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { asViewer, type Transaction } from "@/db/client";
import {
  milestoneProposals as proposals,
  milestones,
  milestoneTemplates,
  partners,
  people,
  scales,
  scaleStages,
} from "@/db/schema";
import { visiblePartner } from "@/lib/auth/scope";
import type { Viewer } from "@/lib/auth/viewer";

export const PROPOSALS_PAGE_SIZE = 50;

const proposers = alias(people, "proposers");
const deciders = alias(people, "deciders");
const open = sql`${proposals.state} = 'open'`;

function selected(tx: Transaction) {
  return tx
    .select({
      id: proposals.id,
      partner: proposals.partnerIso3,
      partnerIso2: partners.iso2,
      area: proposals.areaCode,
      title: proposals.title,
      state: proposals.state,
      proposedAt: proposals.proposedAt,
      proposer: proposers.name,
      decidedAt: proposals.decidedAt,
      decider: deciders.name,
      milestoneCode: milestones.code,
    })
    .from(proposals)
    .innerJoin(partners, eq(partners.iso3, proposals.partnerIso3))
    .leftJoin(proposers, eq(proposers.id, proposals.proposedBy))
    .leftJoin(deciders, eq(deciders.id, proposals.decidedBy))
    .leftJoin(milestones, eq(milestones.id, proposals.milestoneId));
}
export type ProposalEntry = Awaited<ReturnType<typeof selected>>[number];

/** One page of what partners propose, the open ones first and of these the oldest; then the others, the latest first. */
export function listProposals(viewer: Viewer, page: number) {
  return asViewer(viewer, async (tx) => {
    const visible = visiblePartner(viewer, proposals.partnerIso3);
    const rows = await selected(tx)
      .where(visible)
      .orderBy(desc(open), sql`case when ${open} then ${proposals.id} else -${proposals.id} end`)
      .limit(PROPOSALS_PAGE_SIZE)
      .offset((page - 1) * PROPOSALS_PAGE_SIZE);
    const [counted] = await tx
      .select({ total: count(), open: sql<number>`count(*) filter (where ${open})::int` })
      .from(proposals)
      .where(visible);
    return { rows, total: counted?.total ?? 0, open: counted?.open ?? 0 };
  });
}

/** How many proposals of the partner, or of all, nobody has decided yet. */
export function countOpenProposals(viewer: Viewer, partnerIso3?: string): Promise<number> {
  return asViewer(viewer, async (tx) => {
    const [counted] = await tx
      .select({ count: count() })
      .from(proposals)
      .where(
        and(
          visiblePartner(viewer, proposals.partnerIso3),
          open,
          partnerIso3 === undefined ? undefined : eq(proposals.partnerIso3, partnerIso3),
        ),
      );
    return counted?.count ?? 0;
  });
}

/** One proposal whole, with the stages of its scale; null when the viewer may not see it. */
export function getProposal(viewer: Viewer, id: number) {
  return asViewer(viewer, async (tx) => {
    const where = and(visiblePartner(viewer, proposals.partnerIso3), eq(proposals.id, id));
    const [entry] = await selected(tx).where(where);
    const [content] = await tx
      .select({
        description: proposals.description,
        templateCode: proposals.templateCode,
        templateBasis: milestoneTemplates.basis,
        nature: proposals.nature,
        indicator: proposals.indicator,
        unit: proposals.unit,
        scaleId: proposals.scaleId,
        scaleCode: scales.code,
        baseline: proposals.baseline,
        target: proposals.target,
        startOn: proposals.startOn,
        dueOn: proposals.dueOn,
        leadInstitution: proposals.leadInstitution,
        reason: proposals.reason,
        decisionReason: proposals.decisionReason,
        version: proposals.version,
      })
      .from(proposals)
      .leftJoin(milestoneTemplates, eq(milestoneTemplates.code, proposals.templateCode))
      .leftJoin(scales, eq(scales.id, proposals.scaleId))
      .where(where);
    if (entry === undefined || content === undefined) return null;
    const stages =
      content.scaleId === null
        ? []
        : await tx
            .select({ value: scaleStages.value, labelEn: scaleStages.labelEn, labelFr: scaleStages.labelFr })
            .from(scaleStages)
            .where(eq(scaleStages.scaleId, content.scaleId))
            .orderBy(asc(scaleStages.value));
    return { ...entry, ...content, stages };
  });
}
export type Proposal = NonNullable<Awaited<ReturnType<typeof getProposal>>>;
