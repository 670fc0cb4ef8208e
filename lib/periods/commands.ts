import { desc, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { periodEvents } from "@/db/schema";
import { audit } from "@/lib/audit/commands";
import type { AuditAction } from "@/lib/audit/constants";
import type { Viewer } from "@/lib/auth/viewer";
import { authorize, runCommand } from "@/lib/command";
import { conflict, type Outcome, Refusal } from "@/lib/errors";
import { lastDayOfQuarter, type Quarter, quarterLabel } from "@/lib/periods/rules";
import type { ClosePeriodInput, ReopenPeriodInput } from "@/lib/periods/schemas";
import { today } from "@/lib/periods/today";

/**
 * Closes a quarter that is over: from here on nothing effective in it is written, and its figures of this moment are kept. Fails with
 * `forbidden`, `conflict` (something else has happened to it since), `refused` (it is not over, or closed already).
 */
export function closePeriod(
  viewer: Viewer,
  { quarter, follows }: ClosePeriodInput,
): Promise<Outcome<{ quarter: Quarter }>> {
  return runCommand(viewer, async (tx) => {
    authorize(viewer, "period.close");
    if (lastDayOfQuarter(quarter) >= today()) throw new Refusal("refused", "period.not_over");
    const before = await latestEvent(tx, quarter, follows);
    if (before?.kind === "closed") throw new Refusal("refused", "period.closed_already");
    await tx.insert(periodEvents).values({ quarterOn: quarter, kind: "closed", follows });
    await auditPeriod(tx, "period.close", quarter, before, { kind: "closed" });
    return { quarter };
  });
}

/**
 * Lets a closed quarter be written to again until the end of a day, with the reason. Fails with `forbidden`, `conflict` (something else
 * has happened to it since), `refused` (it was never closed), `invalid` (the day is past).
 */
export function reopenPeriod(
  viewer: Viewer,
  { quarter, follows, reason, untilOn }: ReopenPeriodInput,
): Promise<Outcome<{ quarter: Quarter }>> {
  return runCommand(viewer, async (tx) => {
    authorize(viewer, "period.close");
    if (untilOn < today()) throw new Refusal("invalid", "period.until.past", "untilOn");
    const before = await latestEvent(tx, quarter, follows);
    if (before === undefined) throw new Refusal("refused", "period.never_closed");
    await tx.insert(periodEvents).values({ quarterOn: quarter, kind: "reopened", follows, reason, untilOn });
    await auditPeriod(tx, "period.reopen", quarter, before, { kind: "reopened", reason, untilOn });
    return { quarter };
  });
}

type Event = Pick<typeof periodEvents.$inferSelect, "kind" | "reason" | "untilOn">;

async function latestEvent(tx: Transaction, quarter: Quarter, follows: number): Promise<Event | undefined> {
  const [latest] = await tx
    .select({
      kind: periodEvents.kind,
      reason: periodEvents.reason,
      untilOn: periodEvents.untilOn,
      follows: periodEvents.follows,
    })
    .from(periodEvents)
    .where(eq(periodEvents.quarterOn, quarter))
    .orderBy(desc(periodEvents.follows))
    .limit(1);
  if ((latest === undefined ? 0 : latest.follows + 1) !== follows) throw conflict();
  return latest;
}

function auditPeriod(
  tx: Transaction,
  action: AuditAction,
  quarter: Quarter,
  before: Event | undefined,
  after: object,
) {
  return audit(tx, {
    chain: "installation",
    action,
    entity: "period",
    entityId: quarterLabel(quarter),
    before: before === undefined ? null : { kind: before.kind, untilOn: before.untilOn },
    after,
  });
}
