import type { Viewer } from "@/lib/auth/viewer";
import { MOST_CHANGES, REPORT_SECTIONS } from "@/lib/reports/constants";
import { chosenParts, type Composed } from "@/lib/reports/kinds/composed";
import { loadPartnerReport } from "@/lib/reports/load-partner";
import { roomBeside } from "@/lib/reports/paper-room";
import type { OrderOf } from "@/lib/reports/schemas";
import { assessmentsBlocks } from "@/lib/reports/sections/assessments";
import { burnUpBlocks } from "@/lib/reports/sections/burn-up";
import { changesBlocks } from "@/lib/reports/sections/changes";
import { completionBlocks } from "@/lib/reports/sections/completion";
import { methodBlocks } from "@/lib/reports/sections/method";
import { milestonesBlocks } from "@/lib/reports/sections/milestones";
import { outcomesBlocks } from "@/lib/reports/sections/outcomes";
import { standingBlocks } from "@/lib/reports/sections/standing";
import { summaryBlocks } from "@/lib/reports/sections/summary";
import type { Step } from "@/lib/reports/steps";
import type { ReportWords } from "@/lib/reports/words";

/** How one partner stands to its own plan. */
export async function composePartner(
  viewer: Viewer,
  order: OrderOf<"partner">,
  words: ReportWords,
  step: Step,
): Promise<Composed | null> {
  const data = await loadPartnerReport(viewer, order, step);
  if (data === null) return null;
  const blocks = {
    summary: () => summaryBlocks(data, order, words),
    standing: () => standingBlocks(data, words),
    completion: () => completionBlocks(data, order, words),
    burnUp: () => burnUpBlocks(data, words),
    changes: () => changesBlocks(data.changes, order, words, MOST_CHANGES),
    milestones: () => milestonesBlocks(data, words),
    assessments: () => assessmentsBlocks(data, words, roomBeside(others(), order.foreword, words)),
    outcomes: () => outcomesBlocks(data.outcomes, words),
    method: () => methodBlocks(words),
  };
  const others = () =>
    chosenParts(
      REPORT_SECTIONS.partner,
      order.sections.filter((section) => section !== "assessments"),
      blocks,
      words,
    );
  return {
    subject: words.format.country(data.partner.iso2),
    parts: chosenParts(REPORT_SECTIONS.partner, order.sections, blocks, words),
  };
}
