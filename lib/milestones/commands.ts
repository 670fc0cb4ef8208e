import { isDeepStrictEqual } from "node:util";
import { and, eq, max, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { milestones } from "@/db/schema";
import { audit } from "@/lib/audit/commands";
import type { AuditAction } from "@/lib/audit/constants";
import { can } from "@/lib/auth/permissions";
import { visiblePartner } from "@/lib/auth/scope";
import type { Viewer } from "@/lib/auth/viewer";
import { authorize, requestOf, runCommand, waitForTwin } from "@/lib/command";
import { conflict, notFound, type Outcome, Refusal } from "@/lib/errors";
import { composeCode, parseCode } from "@/lib/milestones/codes";
import { PLAN_FIELDS, type PlanField } from "@/lib/milestones/constants";
import type { PlanInput } from "@/lib/milestones/plan-faults";
import type { CreateMilestoneInput, EditMilestoneInput } from "@/lib/milestones/schemas";
import { measureOfNew, refusePlan } from "@/lib/milestones/store";
import { endProposal, readProposal } from "@/lib/proposals/store";

type MilestoneRow = typeof milestones.$inferSelect;

/**
 * Adds a milestone to the partner's plan under the next free code of its area; when it adopts a proposal of the partner, that ends
 * with it. Sent twice with the same request key, it is added once. Fails with `invalid` (a field), `forbidden`, `not_found` (no such
 * partner or proposal for this viewer), `conflict` or `refused` (the proposal was decided or taken back meanwhile).
 */
export function createMilestone(
  viewer: Viewer,
  input: CreateMilestoneInput,
): Promise<Outcome<{ code: string }>> {
  return runCommand(viewer, async (tx) => {
    if (!can(viewer, "portfolio.read", input.partner)) throw notFound();
    authorize(viewer, "milestone.plan", input.partner);
    await waitForTwin(tx, input.requestKey);
    const [repeated] = await tx
      .select({ code: milestones.code, lastRequest: milestones.lastRequest })
      .from(milestones)
      .where(eq(milestones.requestKey, input.requestKey));
    const lastRequest = requestOf(viewer, input);
    if (repeated?.lastRequest === lastRequest) return { code: repeated.code };
    // The form has added its milestone already, and says something else now.
    if (repeated !== undefined) throw conflict();

    const measure = measureOfNew(input);
    await refusePlan(tx, input, measure);

    const { partner: partnerIso3, area: areaCode, proposalId = null, proposalVersion, ...rest } = input;
    const code = await nextCode(tx, partnerIso3, areaCode);
    const [added] = await tx
      .insert(milestones)
      .values({
        ...rest,
        ...measure,
        code,
        partnerIso3,
        areaCode,
        firstDueOn: input.dueOn,
        lastRequest,
      })
      .returning();
    if (added === undefined) throw new Error("an inserted milestone did not come back");
    if (proposalId !== null) {
      const proposal = await readProposal(tx, viewer, proposalId);
      if (proposal.partnerIso3 !== partnerIso3) throw notFound();
      const ending = { state: "adopted", milestoneId: added.id } as const;
      await audit(tx, await endProposal(tx, proposal, proposalVersion ?? 0, ending));
    }
    await auditMilestone(tx, "milestone.create", null, added);
    return { code };
  });
}

/**
 * Changes a milestone over the version that was read. A moved due date, baseline, target or weight is kept with its reason.
 * Sent twice with the same request key, it is changed once. Fails with `invalid` (a field), `forbidden`, `not_found`, `conflict` (a newer version is stored).
 */
export function editMilestone(
  viewer: Viewer,
  input: EditMilestoneInput,
): Promise<Outcome<{ code: string; version: number }>> {
  return runCommand(viewer, async (tx) => {
    await waitForTwin(tx, input.requestKey);
    const [before] = await tx
      .select()
      .from(milestones)
      .where(and(visiblePartner(viewer, milestones.partnerIso3), eq(milestones.code, input.code)));
    if (before === undefined) throw notFound();
    authorize(viewer, "milestone.plan", before.partnerIso3);
    const lastRequest = requestOf(viewer, input);
    if (before.lastRequest === lastRequest) return { code: before.code, version: before.version };
    if (before.version !== input.version) throw conflict();
    await refusePlan(tx, input, before);

    const { code: _code, version: _version, requestKey: _key, reason, explanation, ...content } = input;
    const moved = PLAN_FIELDS.filter((field) => planValue(before, field) !== planValue(input, field));
    if (moved.length > 0 && reason === null)
      throw new Refusal("invalid", "milestone.reason.missing", "reason");
    if (moved.length > 0 && explanation === "")
      throw new Refusal("invalid", "milestone.explanation.missing", "explanation");

    if (isDeepStrictEqual(auditedContent({ ...before, ...content }), auditedContent(before)))
      return { code: before.code, version: before.version };

    // The database writes the record of what moved, with what it is told here.
    await tx.execute(
      sql`select set_config('tracker.change_reason', ${reason ?? ""}, true), set_config('tracker.change_explanation', ${explanation}, true)`,
    );
    const [after] = await tx
      .update(milestones)
      .set({ ...content, lastRequest, version: before.version + 1 })
      .where(and(eq(milestones.id, before.id), eq(milestones.version, input.version)))
      .returning();
    if (after === undefined) throw conflict();
    await auditMilestone(tx, "milestone.edit", before, after);
    return { code: after.code, version: after.version };
  });
}

const PLAN_PROPERTY = {
  due_on: "dueOn",
  baseline: "baseline",
  target: "target",
  weight: "weight",
} as const satisfies Record<PlanField, keyof PlanInput>;

const planValue = (plan: PlanInput, field: PlanField): string => String(plan[PLAN_PROPERTY[field]]);

async function nextCode(
  tx: Transaction,
  partnerIso3: string,
  areaCode: MilestoneRow["areaCode"],
): Promise<string> {
  // Two people adding to one area at once take their numbers one after the other.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`milestone ${partnerIso3} ${areaCode}`}))`);
  // Codes of more digits are later ones, so the longest and then the greatest is the last.
  const [last] = await tx
    .select({ code: max(milestones.code) })
    .from(milestones)
    .where(
      and(
        eq(milestones.partnerIso3, partnerIso3),
        eq(milestones.areaCode, areaCode),
        sql`length(${milestones.code}) = (select max(length(code)) from milestones where partner_iso3 = ${partnerIso3} and area_code = ${areaCode})`,
      ),
    );
  const number = last?.code ? (parseCode(last.code)?.number ?? 0) : 0;
  return composeCode({ partner: partnerIso3, area: areaCode, number: number + 1 });
}

function auditMilestone(
  tx: Transaction,
  action: AuditAction,
  before: MilestoneRow | null,
  after: MilestoneRow,
) {
  return audit(tx, {
    chain: after.partnerIso3,
    action,
    entity: "milestone",
    entityId: after.code,
    before: before === null ? null : auditedContent(before),
    after: auditedContent(after),
  });
}

function auditedContent(row: MilestoneRow) {
  const { title, description, basis, indicator, unit, scaleId, baseline, target, startOn, dueOn, weight } =
    row;
  return {
    ...{ title, description, basis, indicator, unit, scaleId, baseline, target, startOn, dueOn, weight },
    leadInstitution: row.leadInstitution,
  };
}
