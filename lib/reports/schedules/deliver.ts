import { and, eq, sql } from "drizzle-orm";
import { asSystem } from "@/db/client";
import { reportDeliveries as deliveries } from "@/db/schema";
import { asOfDay } from "@/lib/as-of/rules";
import { audit } from "@/lib/audit/commands";
import { INSTALLATION, readingChain } from "@/lib/audit/constants";
import { reportFault } from "@/lib/fault-report";
import { getSettings, isDemonstration } from "@/lib/installation/queries";
import { type Mail, type MailServer, MailServerFault, RefusedMail } from "@/lib/mail/mail-server";
import { makeReport, type ReportFile } from "@/lib/reports/make";
import { orderOf } from "@/lib/reports/order";
import type { ReportRequest } from "@/lib/reports/schemas";
import { composeReportMail } from "@/lib/reports/schedules/mail";
import { refusalOf, type Standing } from "@/lib/reports/schedules/rights";
import { endOfLastQuarter } from "@/lib/reports/schedules/rules";
import {
  type Attempt,
  beginAttempt,
  endAttempt,
  listRunsToTry,
  openDueRuns,
  readStanding,
  settle,
} from "@/lib/reports/schedules/runs";

export interface SendingSettings {
  server: MailServer;
  from: Mail["from"];
  /** The address that people open. */
  siteUrl: string;
  /** Ends it between two mails. */
  signal?: AbortSignal;
}

/** What a round of sending came to. */
export interface Sending {
  runs: number;
  sent: number;
  /** To whom a report was not sent: not any more, or not this time. */
  refused: number;
  failed: number;
  /** Why no more mails were handed over, in a sentence; null when all were. */
  fault: string | null;
}

/**
 * Sends the scheduled reports that are due at a moment, and tries again what failed before. One process at a time does: whoever comes
 * meanwhile leaves it to that one, and answers null. The lock ends with its connection, so that what the next one finds being handed
 * over was left by one that died.
 */
export function sendDueReports(now: Date, settings: SendingSettings): Promise<Sending | null> {
  return asSystem(async (tx) => {
    await tx.execute(sql`select set_config('idle_in_transaction_session_timeout', '0', true)`);
    const [row] = await tx.execute(
      sql`select pg_try_advisory_xact_lock(hashtextextended('scheduled reports', 0)) as held`,
    );
    return row?.["held"] === true ? sendAll(now, settings) : null;
  });
}

async function sendAll(now: Date, settings: SendingSettings): Promise<Sending> {
  const sending: Sending = { runs: 0, sent: 0, refused: 0, failed: 0, fault: null };
  await openDueRuns(now);
  for (const runId of await listRunsToTry(now)) {
    sending.runs += 1;
    const attempt = await beginAttempt(runId);
    for (const personId of attempt?.waiting ?? []) {
      settings.signal?.throwIfAborted();
      // A server that takes no mails is not asked for each: what waits is tried again with the others.
      if (sending.fault !== null) await settle(runId, personId, { state: "waiting", reason: "mail_server" });
      else if (attempt !== null) await deliverTo(attempt, personId, settings, sending);
    }
    await endAttempt(runId, now);
  }
  return sending;
}

async function deliverTo(
  attempt: Attempt,
  personId: string,
  settings: SendingSettings,
  sending: Sending,
): Promise<void> {
  const standing = await asSystem((tx) => readStanding(tx, attempt.id, personId));
  const refusal = refusalOf(standing);
  if (refusal !== null) {
    sending.refused += 1;
    return settle(attempt.id, personId, { state: "refused", reason: refusal });
  }
  let file: ReportFile | null;
  try {
    file = await fileFor(attempt, standing);
  } catch (error) {
    reportFault("reports:send", error);
    sending.failed += 1;
    return settle(attempt.id, personId, { state: "waiting", reason: "report" });
  }
  if (file === null) {
    sending.refused += 1;
    return settle(attempt.id, personId, { state: "refused", reason: "content" });
  }
  const late = await claim(attempt, personId, file);
  if (late !== null) {
    sending.refused += 1;
    return settle(attempt.id, personId, { state: "refused", reason: late });
  }
  try {
    await settings.server.send(await mailFor(attempt, standing, file, settings));
  } catch (error) {
    sending.failed += 1;
    return settle(attempt.id, personId, outcomeOf(error, sending));
  }
  sending.sent += 1;
  return settle(attempt.id, personId, { state: "sent" });
}

/** What a failed hand-over means for this delivery: whatever the server may have taken is not sent again. */
function outcomeOf(error: unknown, sending: Sending) {
  if (error instanceof RefusedMail)
    return { state: error.isForNow ? "waiting" : "failed", reason: "address" } as const;
  if (!(error instanceof MailServerFault)) throw error;
  sending.fault = error.message;
  return error.mayBeTaken
    ? ({ state: "failed", reason: "unclear" } as const)
    : ({ state: "waiting", reason: "mail_server" } as const);
}

/** The report as the recipient may see it, under the name of whoever scheduled it. */
function fileFor(attempt: Attempt, { viewer }: Standing): Promise<ReportFile | null> {
  const order = orderOf(viewer, requestOf(attempt), attempt.madeAt);
  return makeReport(viewer, { ...order, madeBy: attempt.ownerName });
}

function requestOf({ choices, scheduledDay, timeZone, madeAt }: Attempt): ReportRequest {
  const today = madeAt.toISOString().slice(0, 10);
  const day = endOfLastQuarter(timeZone, madeAt);
  // By all that is known when it is sent: what was accepted meanwhile about that quarter belongs to it.
  return { ...choices, from: null, asOf: scheduledDay === "sending" ? null : asOfDay(day, today, today) };
}

/**
 * Settles that the mail is being handed over, before it is: a process that dies from here on leaves this behind, and nobody is sent the
 * report twice. In the same transaction the rights are asked once more, and the trail has that it leaves the house.
 */
function claim(attempt: Attempt, personId: string, file: ReportFile) {
  return asSystem(async (tx) => {
    const late = refusalOf(await readStanding(tx, attempt.id, personId));
    if (late !== null) return late;
    const { name: fileName, checkCode, bytes } = file;
    const claimed = await tx
      .update(deliveries)
      .set({ state: "handing", reason: null, fileName, checkCode, size: bytes.length })
      .where(
        and(
          eq(deliveries.runId, attempt.id),
          eq(deliveries.personId, personId),
          eq(deliveries.state, "waiting"),
        ),
      )
      .returning({ runId: deliveries.runId });
    if (claimed.length === 0) throw new Error("somebody else hands this report over");
    await audit(tx, {
      chain: readingChain(INSTALLATION),
      action: "report.send",
      entity: "schedule",
      entityId: String(attempt.scheduleId),
      before: null,
      after: { recipient: personId, file: fileName, checkCode },
    });
    return null;
  });
}

async function mailFor(
  attempt: Attempt,
  { viewer, stopKey }: Awaited<ReturnType<typeof readStanding>>,
  file: ReportFile,
  { from, siteUrl }: SendingSettings,
): Promise<Mail> {
  const { defaultLanguage, marking } = await getSettings();
  const { asOf } = requestOf(attempt);
  const domain = from.address.split("@").at(-1) ?? "";
  return {
    from,
    to: viewer.email,
    date: new Date(),
    messageId: `<report.${attempt.id}.${viewer.personId}@${domain}>`,
    ...composeReportMail({
      language: viewer.language ?? defaultLanguage,
      choices: attempt.choices,
      asOf,
      madeAt: attempt.madeAt,
      ownerName: attempt.ownerName,
      scheduleId: attempt.scheduleId,
      file,
      marking,
      isIllustrative: await isDemonstration(),
      siteUrl,
      stopKey,
    }),
  };
}
