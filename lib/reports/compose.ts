import type { Viewer } from "@/lib/auth/viewer";
import { getSettings, markingOf } from "@/lib/installation/queries";
import { aboutPart } from "@/lib/reports/about";
import { checkCodeOf } from "@/lib/reports/check-code";
import { REPORT_SECTIONS, type ReportSection } from "@/lib/reports/constants";
import type { ReportBlock, ReportDocument, ReportPart } from "@/lib/reports/document";
import { loadPartnerReport, type PartnerReportData } from "@/lib/reports/load-partner";
import type { ReportOrder } from "@/lib/reports/schemas";
import { assessmentsBlocks } from "@/lib/reports/sections/assessments";
import { burnUpBlocks } from "@/lib/reports/sections/burn-up";
import { changesBlocks } from "@/lib/reports/sections/changes";
import { completionBlocks } from "@/lib/reports/sections/completion";
import { methodBlocks } from "@/lib/reports/sections/method";
import { milestonesBlocks } from "@/lib/reports/sections/milestones";
import { outcomesBlocks } from "@/lib/reports/sections/outcomes";
import { standingBlocks } from "@/lib/reports/sections/standing";
import { summaryBlocks } from "@/lib/reports/sections/summary";
import { reportWords, type ReportWords } from "@/lib/reports/words";

/** What a report says, before it is a file; null when the viewer may not see what it is about, or that is nothing. */
export async function composeReport(viewer: Viewer, order: ReportOrder): Promise<ReportDocument | null> {
  const [data, marking, settings] = await Promise.all([
    loadPartnerReport(viewer, order),
    markingOf(),
    getSettings(),
  ]);
  if (data === null) return null;
  const words = reportWords(order.language);
  const subject = words.format.country(data.partner.iso2);
  const parts = REPORT_SECTIONS[order.kind]
    .filter((section) => order.sections.includes(section))
    .map((section): ReportPart => ({
      id: section,
      title: words.t(`reports.section.${section}`),
      blocks: blocksOf(section, data, order, words),
    }));
  return framed(order, { subject, marking, settings, parts }, words);
}

function blocksOf(
  section: ReportSection,
  data: PartnerReportData,
  order: ReportOrder,
  words: ReportWords,
): ReportBlock[] {
  switch (section) {
    case "summary":
      return summaryBlocks(data, order, words);
    case "standing":
      return standingBlocks(data, words);
    case "completion":
      return completionBlocks(data, order, words);
    case "burnUp":
      return burnUpBlocks(data, words);
    case "changes":
      return changesBlocks(data.changes, order, words);
    case "milestones":
      return milestonesBlocks(data.milestones, words);
    case "assessments":
      return assessmentsBlocks(data, words);
    case "outcomes":
      return outcomesBlocks(data.outcomes, words);
    case "method":
      return methodBlocks(words);
  }
}

interface Content {
  subject: string;
  marking: "illustrative" | "";
  settings: { name: string | null };
  parts: ReportPart[];
}

/** The parts with what stands on every page and sheet, and what the report says about itself. */
function framed(order: ReportOrder, content: Content, words: ReportWords): ReportDocument {
  const { t, format } = words;
  const kind = t(`reports.kind.${order.kind}`);
  const marking = content.marking === "" ? null : t(`reports.doc.marking.${content.marking}`);
  const typed = (said: string) => (said === "" ? null : said);
  const said = {
    kind: order.kind,
    language: order.language,
    title: order.title === "" ? content.subject : order.title,
    subtitle: order.title === "" ? kind : `${kind} · ${content.subject}`,
    addressee: typed(order.addressee),
    foreword: typed(order.foreword),
    publisher: content.settings.name ?? t("shell.product.name"),
    marking,
    asOf: t("reports.doc.asOf", {
      day: format.day(order.asOf.day),
      known: format.instant(order.asOf.knownBefore),
    }),
    madeAt: order.madeAt,
    madeBy: order.madeBy,
  };
  // Without the format: all files of one document have its code.
  const { format: _, ...ordered } = order;
  const checkCode = checkCodeOf([said, content.parts, ordered]);
  const about = aboutPart(order, { subject: content.subject, marking, checkCode }, words);
  return { ...said, checkCode, parts: [...content.parts, about] };
}
