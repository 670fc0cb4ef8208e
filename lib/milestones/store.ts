import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { type milestones, scaleStages } from "@/db/schema";
import { Refusal } from "@/lib/errors";
import type { Nature } from "@/lib/milestones/constants";
import { type PlanInput, planFault } from "@/lib/milestones/plan-faults";

/** How a milestone is measured: by the stages of a scale, or in a unit; the other one is null. */
type Measured = Pick<typeof milestones.$inferSelect, "scaleId" | "unit">;

/** What a new milestone is measured by, as its nature asks. Refuses one that names neither scale nor unit. */
export function measureOfNew({ nature, scaleId, unit }: Measured & { nature: Nature }): Measured {
  const measured = nature === "milestone";
  if (measured && scaleId === null) throw new Refusal("invalid", "milestone.scale.missing", "scaleId");
  if (!measured && unit === null) throw new Refusal("invalid", "milestone.unit.missing", "unit");
  return measured ? { scaleId, unit: null } : { scaleId: null, unit };
}

/** Refuses a plan with a fault, at its field. */
export async function refusePlan(
  tx: Transaction,
  plan: PlanInput,
  { scaleId, unit }: Measured,
): Promise<void> {
  const measure = scaleId === null ? { unit: unit ?? "" } : { stages: await stagesOf(tx, scaleId) };
  const fault = planFault(plan, measure);
  if (fault !== null) throw new Refusal("invalid", fault.messageKey, fault.field);
}

async function stagesOf(tx: Transaction, scaleId: number): Promise<number[]> {
  const stages = await tx
    .select({ value: scaleStages.value })
    .from(scaleStages)
    .where(eq(scaleStages.scaleId, scaleId));
  return stages.map(({ value }) => value);
}
