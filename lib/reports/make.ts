import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { isDemonstration } from "@/lib/installation/queries";
import { composeReport } from "@/lib/reports/compose";
import type { ReportFormat } from "@/lib/reports/constants";
import type { ReportDocument } from "@/lib/reports/document";
import { numbered } from "@/lib/reports/numbered";
import { renderCsv } from "@/lib/reports/render/csv";
import { renderDocx } from "@/lib/reports/render/docx";
import { renderJson } from "@/lib/reports/render/json";
import { renderPdf } from "@/lib/reports/render/pdf";
import { renderXlsx } from "@/lib/reports/render/xlsx";
import type { ReportOrder } from "@/lib/reports/schemas";
import { type Step, UNCOUNTED } from "@/lib/reports/steps";

interface Rendering {
  mediaType: string;
  render: (document: ReportDocument) => Buffer | Promise<Buffer>;
}

const RENDERINGS: Record<ReportFormat, Rendering> = {
  pdf: { mediaType: "application/pdf", render: renderPdf },
  docx: {
    mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    render: renderDocx,
  },
  xlsx: {
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    render: renderXlsx,
  },
  csv: { mediaType: "text/csv; charset=utf-8", render: renderCsv },
  json: { mediaType: "application/json; charset=utf-8", render: renderJson },
};

export interface ReportFile {
  title: string;
  /** With its ending. */
  name: string;
  mediaType: string;
  bytes: Buffer;
  checkCode: string;
}

interface Making {
  /** Told of each step, when somebody waits for the end. */
  step?: Step;
  /** That under which it is issued. */
  number?: string;
}

/**
 * The file of an order, for a person: what they may see and nothing else. The same order makes the same bytes, as long as the record
 * says the same; so does the same order under the same number. Null when there is nothing that they may see.
 */
export async function makeReport(
  viewer: Viewer,
  order: ReportOrder,
  { step = UNCOUNTED, number }: Making = {},
): Promise<ReportFile | null> {
  const document = await composeReport(viewer, order, step);
  if (document === null) return null;
  const name = await reportFileName(order);
  return {
    ...(await renderReport(number === undefined ? document : numbered(document, number), order, step)),
    name,
  };
}

/** What the file of an order is called, with its ending. */
export async function reportFileName({
  kind,
  subject,
  asOf,
  language,
  format,
}: ReportOrder): Promise<string> {
  // In the name too, for whoever sees no more of the file than that.
  const illustrative = (await isDemonstration()) ? "illustrative" : "";
  const parts = [kind, subject, asOf.day, language, illustrative];
  return `${parts.filter((part) => part !== "").join("-")}.${format}`;
}

/** What was composed for an order as a file, which has no name yet: asks nobody for anything any more. */
export async function renderReport(
  document: ReportDocument,
  order: ReportOrder,
  step: Step = UNCOUNTED,
): Promise<Omit<ReportFile, "name">> {
  const { mediaType, render } = RENDERINGS[order.format];
  const { title, checkCode } = document;
  return { title, mediaType, bytes: await step(Promise.resolve(render(document))), checkCode };
}
