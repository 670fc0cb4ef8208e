import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { isDemonstration } from "@/lib/installation/queries";
import { composeReport } from "@/lib/reports/compose";
import type { ReportFormat } from "@/lib/reports/constants";
import type { ReportDocument } from "@/lib/reports/document";
import { renderCsv } from "@/lib/reports/render/csv";
import { renderDocx } from "@/lib/reports/render/docx";
import { renderJson } from "@/lib/reports/render/json";
import { renderPdf } from "@/lib/reports/render/pdf";
import { renderXlsx } from "@/lib/reports/render/xlsx";
import type { ReportOrder } from "@/lib/reports/schemas";

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

/**
 * The file of an order, for a person: what they may see and nothing else. The same order makes the same bytes, as long as the record
 * says the same. Null when there is nothing that they may see.
 */
export async function makeReport(viewer: Viewer, order: ReportOrder): Promise<ReportFile | null> {
  const document = await composeReport(viewer, order);
  if (document === null) return null;
  const { mediaType, render } = RENDERINGS[order.format];
  const { title, checkCode } = document;
  // In the name too, for whoever sees no more of the file than that.
  const name = [
    order.kind,
    order.subject,
    order.asOf.day,
    order.language,
    (await isDemonstration()) ? "illustrative" : "",
  ];
  return {
    title,
    name: `${name.filter((part) => part !== "").join("-")}.${order.format}`,
    mediaType,
    bytes: await render(document),
    checkCode,
  };
}
