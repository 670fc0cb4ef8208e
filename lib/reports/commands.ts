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
import type { Failure, Outcome } from "@/lib/errors";
import { getSettings } from "@/lib/installation/queries";
import { markedAbove } from "@/lib/markings/rules";
import { today } from "@/lib/periods/today";
import { isReportFault, parseReportRequest } from "@/lib/reports/address";
import { composeReport } from "@/lib/reports/compose";
import { renderReport } from "@/lib/reports/make";
import { isRequestMarkedAbove } from "@/lib/reports/marked";
import { numbered } from "@/lib/reports/numbered";
import { orderOf } from "@/lib/reports/order";
import type { IssueReportInput } from "@/lib/reports/schemas";

const failed = (kind: Failure["kind"], messageKey: string) => ({
  ok: false as const,
  failure: { kind, messageKey },
});

/**
 * Makes the report that an address asks for and keeps it for good, under the next number of the year, which it says itself. Sent twice with the same request
 * key, it is issued once. Fails with `forbidden`, `invalid` (the address asks for none), `not_found` (there is nothing to report on).
 */
export async function issueReport(
  viewer: Viewer,
  input: IssueReportInput,
): Promise<Outcome<{ number: string }>> {
  if (!can(viewer, "figures.export")) return failed("forbidden", "forbidden");
  const asked = parseReportRequest(new URLSearchParams(input.order), today(), viewer.language ?? "en");
  if (isReportFault(asked)) return failed("invalid", "report.unreadable");
  const { highestMarking } = await getSettings();
  if (isRequestMarkedAbove(asked, highestMarking)) return failed("refused", markedAbove(highestMarking));
  const order = orderOf(viewer, asked, new Date());
  // Before the transaction begins, since the queries of a report ask for connections of their own: whoever held one while waiting for
  // another could wait for somebody who does the same.
  const document = await composeReport(viewer, order);
  if (document === null) return failed("not_found", "not_found");
  return runCommand(viewer, async (tx) => {
    authorize(viewer, "figures.export");
    const number = await nextNumber(tx);
    const file = await renderReport(numbered(document, number), order);
    const sha256 = createHash("sha256").update(file.bytes).digest("hex");
    const [added] = await tx
      .insert(issued)
      .values({
        ...{ kind: order.kind, subject: order.subject, title: file.title, format: order.format },
        ...{ fileName: file.name, mediaType: file.mediaType, content: file.bytes, size: file.bytes.length },
        ...{ sha256, checkCode: file.checkCode, order },
        ...{ issuedBy: viewer.personId, requestKey: input.requestKey },
      })
      .onConflictDoNothing({ target: issued.requestKey })
      .returning({ number: issued.number });
    if (added === undefined) {
      const [twin] = await tx
        .select({ number: issued.number })
        .from(issued)
        .where(eq(issued.requestKey, input.requestKey));
      if (twin === undefined) throw new Error("a report that was issued did not come back");
      return twin;
    }
    if (added.number !== number) throw new Error(`${added.number} says of itself that it is ${number}`);
    await audit(tx, {
      chain: INSTALLATION,
      action: "report.issue",
      entity: "report",
      entityId: added.number,
      before: null,
      after: { kind: order.kind, name: file.name, checkCode: file.checkCode, sha256 },
    });
    return added;
  });
}

/** The number that the next report issued will have. Others wait for theirs until this transaction ends. */
async function nextNumber(tx: Transaction): Promise<string> {
  const [row] = await tx.execute(sql`select tracker.next_report_number() as number`);
  return z.object({ number: z.string() }).parse(row).number;
}
