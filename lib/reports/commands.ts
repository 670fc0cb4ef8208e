import { createHash } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "@/db/client";
import { issuedReports as issued } from "@/db/schema";
import { audit } from "@/lib/audit/commands";
import { INSTALLATION } from "@/lib/audit/constants";
import { can } from "@/lib/auth/permissions";
import type { Viewer } from "@/lib/auth/viewer";
import { authorize, runCommand } from "@/lib/command";
import { type Failure, type Outcome, Refusal } from "@/lib/errors";
import { getSettings } from "@/lib/installation/queries";
import { markedAbove } from "@/lib/markings/rules";
import { today } from "@/lib/periods/today";
import { isReportFault, parseReportRequest } from "@/lib/reports/address";
import { composeReport } from "@/lib/reports/compose";
import { orderReportJob } from "@/lib/reports/jobs/commands";
import { isLongReport } from "@/lib/reports/jobs/queries";
import { renderReport, reportFileName } from "@/lib/reports/make";
import { isRequestMarkedAbove } from "@/lib/reports/marked";
import { numbered } from "@/lib/reports/numbered";
import { orderOf } from "@/lib/reports/order";
import type { IssueReportInput, ReportOrder } from "@/lib/reports/schemas";
import { type Step, UNCOUNTED } from "@/lib/reports/steps";

const failed = (kind: Failure["kind"], messageKey: string) => ({
  ok: false as const,
  failure: { kind, messageKey },
});

/** Where to find what was to be issued: under its number, or as the job that issues it. */
export type Issued = { number: string } | { jobId: number };

/**
 * Makes the report that an address asks for and keeps it for good, under the next number of the year, which it says itself: at once, or in
 * the background where it is long or the sender would rather not wait. Sent twice with the same request key, it is issued once. Fails with
 * `forbidden`, `invalid` (the address asks for none), `refused` (it is marked too high), `not_found` (there is nothing to report on).
 */
export async function issueReport(viewer: Viewer, input: IssueReportInput): Promise<Outcome<Issued>> {
  if (!can(viewer, "figures.export")) return failed("forbidden", "forbidden");
  const query = new URLSearchParams(input.order);
  const asked = parseReportRequest(query, today(), viewer.language ?? "en");
  if (isReportFault(asked)) return failed("invalid", "report.unreadable");
  const { highestMarking } = await getSettings();
  if (isRequestMarkedAbove(asked, highestMarking)) return failed("refused", markedAbove(highestMarking));
  const { requestKey } = input;
  if (input.background !== undefined || (await isLongReport(viewer, asked))) {
    const ordered = await orderReportJob(viewer, asked, query, requestKey);
    return ordered.ok ? { ok: true, value: { jobId: ordered.value.id } } : ordered;
  }
  return issueOrder(viewer, { order: orderOf(viewer, asked, new Date()), requestKey });
}

interface Issuing {
  /** Told of each step, when somebody waits for the end. */
  step?: Step;
  /** What else happens if it is issued, in the same transaction; if that throws, it is not. */
  besides?: (tx: Transaction, number: string) => Promise<void>;
}

/** Makes the report of an order and keeps it for good. One that was issued on the same request stays the only one. Fails with `forbidden`, `not_found`. */
export async function issueOrder(
  viewer: Viewer,
  { order, requestKey }: { order: ReportOrder; requestKey: string },
  { step = UNCOUNTED, besides }: Issuing = {},
): Promise<Outcome<{ number: string }>> {
  // Before the transaction begins, since the queries of a report ask for connections of their own: whoever held one while waiting for
  // another could wait for somebody who does the same.
  const document = await composeReport(viewer, order, step);
  if (document === null) return failed("not_found", "not_found");
  const fileName = await reportFileName(order);
  return runCommand(viewer, async (tx) => {
    authorize(viewer, "figures.export");
    const number = await nextNumber(tx);
    const file = await renderReport(numbered(document, number), order, step);
    const sha256 = createHash("sha256").update(file.bytes).digest("hex");
    const [added] = await tx
      .insert(issued)
      .values({
        ...{ kind: order.kind, subject: order.subject, title: file.title, format: order.format },
        ...{ fileName, mediaType: file.mediaType, content: file.bytes, size: file.bytes.length },
        ...{ sha256, checkCode: file.checkCode, order },
        ...{ issuedBy: viewer.personId, requestKey },
      })
      .onConflictDoNothing({ target: issued.requestKey })
      .returning({ number: issued.number });
    const kept = added ?? (await issuedOn(tx, requestKey));
    await besides?.(tx, kept.number);
    if (added === undefined) return kept;
    if (added.number !== number) throw new Error(`${added.number} says of itself that it is ${number}`);
    await audit(tx, {
      chain: INSTALLATION,
      action: "report.issue",
      entity: "report",
      entityId: added.number,
      before: null,
      after: { kind: order.kind, name: fileName, checkCode: file.checkCode, sha256 },
    });
    return added;
  });
}

async function issuedOn(tx: Transaction, requestKey: string): Promise<{ number: string }> {
  const [twin] = await tx
    .select({ number: issued.number })
    .from(issued)
    .where(eq(issued.requestKey, requestKey));
  if (twin === undefined) throw new Error("a report that was issued did not come back");
  return twin;
}

/**
 * The number that the next report issued will have. Others wait for theirs until this transaction ends. The database tells it to nobody
 * who may issue none any more.
 */
async function nextNumber(tx: Transaction): Promise<string> {
  const [row] = await tx.execute(sql`select tracker.next_report_number() as number`);
  const { number } = z.object({ number: z.string().nullable() }).parse(row);
  if (number === null) throw new Refusal("forbidden", "forbidden");
  return number;
}
