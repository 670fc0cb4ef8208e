import type { Viewer } from "@/lib/auth/viewer";
import { getSettings, isDemonstration } from "@/lib/installation/queries";
import { aboutPart } from "@/lib/reports/about";
import { checkCodeOf } from "@/lib/reports/check-code";
import type { ReportDocument } from "@/lib/reports/document";
import type { Composed } from "@/lib/reports/kinds/composed";
import { composeMilestone } from "@/lib/reports/kinds/milestone";
import { composePartner } from "@/lib/reports/kinds/partner";
import { composePeriod } from "@/lib/reports/kinds/period";
import { composePortfolio } from "@/lib/reports/kinds/portfolio";
import type { ReportOrder } from "@/lib/reports/schemas";
import { type Step, UNCOUNTED } from "@/lib/reports/steps";
import { reportWords, type ReportWords } from "@/lib/reports/words";

/** What a report says, before it is a file, and before it has a number; null when the viewer may not see what it is about, or that is nothing. */
export async function composeReport(
  viewer: Viewer,
  order: ReportOrder,
  step: Step = UNCOUNTED,
): Promise<ReportDocument | null> {
  const words = reportWords(order.language);
  const [composed, isIllustrative, settings] = await Promise.all([
    composeKind(viewer, order, words, step),
    isDemonstration(),
    getSettings(),
  ]);
  return composed === null ? null : framed(order, { ...composed, isIllustrative, settings }, words);
}

function composeKind(
  viewer: Viewer,
  order: ReportOrder,
  words: ReportWords,
  step: Step,
): Promise<Composed | null> {
  switch (order.kind) {
    case "partner":
      return composePartner(viewer, order, words, step);
    case "portfolio":
      return composePortfolio(viewer, order, words, step);
    case "period":
      return composePeriod(viewer, order, words, step);
    case "milestone":
      return composeMilestone(viewer, order, words, step);
  }
}

interface Content extends Composed {
  isIllustrative: boolean;
  settings: { name: string | null; marking: string | null };
}

/** The parts with what stands on every page and sheet, and what the report says about itself. */
function framed(order: ReportOrder, content: Content, words: ReportWords): ReportDocument {
  const { t, format } = words;
  const kind = t(`reports.kind.${order.kind}`);
  const marks = [
    content.settings.marking,
    content.isIllustrative ? t("reports.doc.marking.illustrative") : null,
  ];
  const marking = marks.filter((mark) => mark !== null).join(" · ") || null;
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
    number: null,
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
