import type { Viewer } from "@/lib/auth/viewer";
import { REPORT_SECTIONS } from "@/lib/reports/constants";
import { chosenParts, type Composed } from "@/lib/reports/kinds/composed";
import { loadMilestoneReport } from "@/lib/reports/load-milestone";
import type { OrderOf } from "@/lib/reports/schemas";
import {
  commitmentsBlocks,
  dependenciesBlocks,
  planChangesBlocks,
} from "@/lib/reports/sections/dossier-tables";
import { methodBlocks } from "@/lib/reports/sections/method";
import { pathBlocks, planBlocks } from "@/lib/reports/sections/dossier";
import { dossierAssessmentsBlocks } from "@/lib/reports/sections/dossier-assessments";
import type { Step } from "@/lib/reports/steps";
import type { ReportWords } from "@/lib/reports/words";

/** One milestone with its whole history, for whoever has to follow it. */
export async function composeMilestone(
  viewer: Viewer,
  order: OrderOf<"milestone">,
  words: ReportWords,
  step: Step,
): Promise<Composed | null> {
  const data = await loadMilestoneReport(viewer, order, step);
  if (data === null) return null;
  const { code, title } = data.milestone;
  const blocks = {
    plan: () => planBlocks(data.milestone, words),
    path: () => pathBlocks(data, words),
    assessments: () => dossierAssessmentsBlocks(data, words),
    planChanges: () => planChangesBlocks(data.milestone, words),
    commitments: () => commitmentsBlocks(data, words),
    dependencies: () => dependenciesBlocks(data, words),
    method: () => methodBlocks(words),
  };
  return {
    subject: `${code} · ${title}`,
    parts: chosenParts(REPORT_SECTIONS.milestone, order.sections, blocks, words),
  };
}
