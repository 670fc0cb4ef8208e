import "server-only";
import { createHash } from "node:crypto";
import { count, desc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { asViewer } from "@/db/client";
import { issuedReports as issued, people } from "@/db/schema";
import { can } from "@/lib/auth/permissions";
import type { Viewer } from "@/lib/auth/viewer";
import { getPartner } from "@/lib/partners/queries";
import { ISSUED_PAGE_SIZE, REPORT_FORMATS, type ReportKind } from "@/lib/reports/constants";
import { makeReport } from "@/lib/reports/make";
import { reportOrderSchema } from "@/lib/reports/schemas";

const columns = {
  number: issued.number,
  kind: issued.kind,
  subject: issued.subject,
  title: issued.title,
  format: issued.format,
  fileName: issued.fileName,
  size: issued.size,
  sha256: issued.sha256,
  checkCode: issued.checkCode,
  issuedAt: issued.issuedAt,
  issuedBy: people.name,
};

/** One page of the reports that were issued, the newest first, and how many there are; to who exports no figures, none. */
export async function listIssuedReports(viewer: Viewer, page: number) {
  if (!can(viewer, "figures.export")) return { rows: [], total: 0 };
  return asViewer(viewer, async (tx) => {
    const rows = await tx
      .select(columns)
      .from(issued)
      .leftJoin(people, eq(people.id, issued.issuedBy))
      .orderBy(desc(issued.year), desc(issued.ordinal))
      .limit(ISSUED_PAGE_SIZE)
      .offset((page - 1) * ISSUED_PAGE_SIZE);
    const [counted] = await tx.select({ total: count() }).from(issued);
    return { rows, total: counted?.total ?? 0 };
  });
}
export type IssuedReport = Awaited<ReturnType<typeof listIssuedReports>>["rows"][number];

/** An issued report with the order that it was made by; null when there is none of that number, or the viewer may not see it. */
export async function getIssuedReport(viewer: Viewer, number: string) {
  if (!can(viewer, "figures.export")) return null;
  const [found] = await asViewer(viewer, (tx) =>
    tx
      .select({ ...columns, order: issued.order })
      .from(issued)
      .leftJoin(people, eq(people.id, issued.issuedBy))
      .where(eq(issued.number, number)),
  );
  return found === undefined ? null : { ...found, order: reportOrderSchema.parse(found.order) };
}

/** The country that a report is about, as ISO 3166-1 alpha-2; null where it is about another thing, or one that the viewer may not see. */
export async function getReportCountry(
  viewer: Viewer,
  { kind, subject }: { kind: ReportKind; subject: string },
): Promise<string | null> {
  if (kind === "milestone" || subject === "") return null;
  return (await getPartner(viewer, subject))?.iso2 ?? null;
}

/** The bytes of an issued report, as they were issued; null when there is none that the viewer may see. */
export async function getIssuedFile(viewer: Viewer, number: string) {
  if (!can(viewer, "figures.export")) return null;
  const [found] = await asViewer(viewer, (tx) =>
    tx
      .select({
        fileName: issued.fileName,
        format: issued.format,
        mediaType: issued.mediaType,
        content: issued.content,
      })
      .from(issued)
      .where(eq(issued.number, number)),
  );
  return found ?? null;
}

/** What came of making an issued report again. */
export type Rebuilt = "identical" | "differs" | "gone";

/** Makes an issued report again from its order, under its number, and holds it against what was issued; null when there is none. */
export async function rebuildReport(viewer: Viewer, number: string): Promise<Rebuilt | null> {
  const report = await getIssuedReport(viewer, number);
  if (report === null) return null;
  const again = await makeReport(viewer, report.order, { number: report.number });
  if (again === null) return "gone";
  const sha256 = createHash("sha256").update(again.bytes).digest("hex");
  return sha256 === report.sha256 ? "identical" : "differs";
}

const checkRow = z.object({
  number: z.string(),
  format: z.enum(REPORT_FORMATS),
  issuedAt: z.coerce.date(),
  codeMatches: z.boolean(),
  fileMatches: z.boolean(),
});
export type CheckedReport = z.infer<typeof checkRow>;

/** The issued reports that have this check code, or are the file with this SHA-256; told to everybody who is signed in. */
export function checkIssuedReport(
  viewer: Viewer,
  { code, sha256 }: { code: string | null; sha256: string | null },
): Promise<CheckedReport[]> {
  return asViewer(viewer, async (tx) => {
    const rows = await tx.execute(sql`
      select number, format, issued_at as "issuedAt", code_matches as "codeMatches", file_matches as "fileMatches"
      from tracker.check_report(${code}, ${sha256})`);
    return z.array(checkRow).parse([...rows]);
  });
}
