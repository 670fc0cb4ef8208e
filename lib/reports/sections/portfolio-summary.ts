import { CHANGE_KINDS } from "@/lib/changes/constants";
import type { ReportBlock } from "@/lib/reports/document";
import type { PortfolioReportData } from "@/lib/reports/load-portfolio";
import type { ReportOrder } from "@/lib/reports/schemas";
import { completionSentence, forecastSentence, planSentence } from "@/lib/reports/sections/summary";
import type { ReportWords } from "@/lib/reports/words";

/** What the figures of all active partners together say, in sentences. */
export function portfolioSummaryBlocks(
  data: PortfolioReportData,
  order: ReportOrder,
  words: ReportWords,
): ReportBlock[] {
  const { t, format } = words;
  const { stand, stands, changes } = data;
  if (stand === null || stand.milestones === 0)
    return [{ kind: "paragraph", text: t("reports.doc.noPartners") }];
  const days = { day: format.day(order.asOf.day), from: format.day(order.from.day) };
  const counts = Object.fromEntries(CHANGE_KINDS.map((kind) => [kind, changes[kind].total]));
  return [
    {
      kind: "list",
      items: [
        t("reports.doc.summary.portfolio", {
          partners: stands.filter(({ area }) => area === null).length,
          milestones: stand.milestones,
          never: stand.neverAssessed,
        }),
        completionSentence(data, days, words),
        planSentence(data, words),
        t("reports.doc.summary.changes", { ...days, ...counts }),
        t("reports.doc.summary.attention", {
          fulfilled: stand.fulfilled,
          overdue: stand.overdue,
          reversed: stand.reversed,
        }),
        ...forecastSentence(data.band, words),
      ],
    },
  ];
}
