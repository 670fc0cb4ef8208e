import type { Viewer } from "@/lib/auth/viewer";
import { REPORT_SECTIONS } from "@/lib/reports/constants";
import { chosenParts, type Composed } from "@/lib/reports/kinds/composed";
import { loadPortfolioReport } from "@/lib/reports/load-portfolio";
import type { OrderOf } from "@/lib/reports/schemas";
import { burnUpBlocks } from "@/lib/reports/sections/burn-up";
import { changesBlocks } from "@/lib/reports/sections/changes";
import { methodBlocks } from "@/lib/reports/sections/method";
import { partnerAreasBlocks, partnersBlocks } from "@/lib/reports/sections/partners";
import { portfolioSummaryBlocks } from "@/lib/reports/sections/portfolio-summary";
import type { Step } from "@/lib/reports/steps";
import type { ReportWords } from "@/lib/reports/words";

/** How the active partners stand, each to its own plan; by name, so that nobody is ranked. */
export async function composePortfolio(
  viewer: Viewer,
  order: OrderOf<"portfolio">,
  words: ReportWords,
  step: Step,
): Promise<Composed> {
  const data = await loadPortfolioReport(viewer, order, step);
  const blocks = {
    summary: () => portfolioSummaryBlocks(data, order, words),
    partners: () => partnersBlocks(data, order, words),
    areas: () => partnerAreasBlocks(data, words),
    burnUp: () => burnUpBlocks(data, words),
    changes: () => changesBlocks(data.changes, order, words),
    method: () => methodBlocks(words),
  };
  return {
    subject: words.t("reports.doc.activePartners"),
    parts: chosenParts(REPORT_SECTIONS.portfolio, order.sections, blocks, words),
  };
}
