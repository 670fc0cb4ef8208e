import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { milestoneDependencies as dependencies, milestones } from "@/db/schema";
import { audit } from "@/lib/audit/commands";
import { visiblePartner } from "@/lib/auth/scope";
import type { Viewer } from "@/lib/auth/viewer";
import { authorize, requestOf, runCommand, waitForTwin } from "@/lib/command";
import type { AddDependencyInput, RemoveDependencyInput } from "@/lib/dependencies/schemas";
import { conflict, notFound, type Outcome, Refusal } from "@/lib/errors";

/**
 * Lets a milestone wait for another one of the same partner. Sent twice with the same request key, it is added once. Fails with
 * `forbidden`, `not_found`, `refused` (no such milestone of this partner, itself, there already, or it would close a circle).
 */
export function addDependency(viewer: Viewer, input: AddDependencyInput): Promise<Outcome<{ code: string }>> {
  return runCommand(viewer, async (tx) => {
    const milestone = await planned(tx, viewer, input.milestoneCode);
    const { code, partnerIso3 } = milestone;
    await waitForTwin(tx, input.requestKey);
    const [repeated] = await tx
      .select({ milestoneId: dependencies.milestoneId })
      .from(dependencies)
      .where(eq(dependencies.requestKey, input.requestKey));
    if (repeated?.milestoneId === milestone.id) return { code };
    if (repeated !== undefined) throw conflict();

    const [other] = await tx
      .select({ id: milestones.id })
      .from(milestones)
      .where(and(eq(milestones.partnerIso3, partnerIso3), eq(milestones.code, input.waitsFor)));
    if (other === undefined) throw new Refusal("refused", "dependency.unknown", "waitsFor");
    // Whether it is there already, or would close a circle, the database knows best.
    await tx.insert(dependencies).values({
      ...{ partnerIso3, milestoneId: milestone.id, waitsForId: other.id },
      requestKey: input.requestKey,
    });
    await audit(tx, {
      ...{ chain: partnerIso3, action: "dependency.add", entity: "milestone", entityId: code },
      ...{ before: null, after: { waitsFor: input.waitsFor } },
    });
    return { code };
  });
}

/**
 * Ends that a milestone waits for another one; that it did stays on record. Sent twice with the same request key, it ends once. Fails
 * with `forbidden`, `not_found`, `conflict` (somebody has ended it since).
 */
export function removeDependency(
  viewer: Viewer,
  input: RemoveDependencyInput,
): Promise<Outcome<{ code: string }>> {
  return runCommand(viewer, async (tx) => {
    const { id: milestoneId, code, partnerIso3 } = await planned(tx, viewer, input.milestoneCode);
    await waitForTwin(tx, input.requestKey);
    const [before] = await tx
      .select({
        version: dependencies.version,
        removedAt: dependencies.removedAt,
        lastRequest: dependencies.lastRequest,
        waitsFor: milestones.code,
      })
      .from(dependencies)
      .innerJoin(milestones, eq(milestones.id, dependencies.waitsForId))
      .where(and(eq(dependencies.id, input.dependencyId), eq(dependencies.milestoneId, milestoneId)));
    if (before === undefined) throw notFound();
    const lastRequest = requestOf(viewer, input);
    if (before.lastRequest === lastRequest) return { code };
    if (before.removedAt !== null || before.version !== input.version) throw conflict();
    const ended = await tx
      .update(dependencies)
      .set({ removedAt: sql`clock_timestamp()`, version: input.version + 1, lastRequest })
      .where(and(eq(dependencies.id, input.dependencyId), eq(dependencies.version, input.version)))
      .returning({ id: dependencies.id });
    if (ended.length === 0) throw conflict();
    await audit(tx, {
      ...{ chain: partnerIso3, action: "dependency.remove", entity: "milestone", entityId: code },
      ...{ before: { waitsFor: before.waitsFor }, after: null },
    });
    return { code };
  });
}

/** The milestone, of whose plan the viewer has a say. */
async function planned(tx: Transaction, viewer: Viewer, code: string) {
  const [milestone] = await tx
    .select({ id: milestones.id, code: milestones.code, partnerIso3: milestones.partnerIso3 })
    .from(milestones)
    .where(and(visiblePartner(viewer, milestones.partnerIso3), eq(milestones.code, code)));
  if (milestone === undefined) throw notFound();
  authorize(viewer, "milestone.plan", milestone.partnerIso3);
  return milestone;
}
