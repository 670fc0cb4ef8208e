import { WHOLE_ANALYSIS } from "@/lib/analysis/filters";
import { loadBurnUp } from "@/lib/analysis/load-burn-up";
import { loadPerformance } from "@/lib/analysis/load-performance";
import { listStands } from "@/lib/analysis/queries";
import type { Reader } from "@/lib/as-of/reader";
import { assessmentExport } from "@/lib/assessments/export";
import { listAssessments, listHoldingAssessments, listLatestDecisions } from "@/lib/assessments/queries";
import { listComments } from "@/lib/comments/queries";
import { listCommitments } from "@/lib/commitments/queries";
import {
  listCompletionByArea,
  listCompletionByPartner,
  listCompletionByQuarter,
  listCompletionSeries,
  listDeliveryByArea,
} from "@/lib/completion/queries";
import { listDependencies } from "@/lib/dependencies/queries";
import { evidenceExport } from "@/lib/evidence/export";
import { exportedCsv } from "@/db/testing/read-exports";
import { listCompletionByBasis } from "@/lib/law-and-practice/queries";
import { milestoneExport } from "@/lib/milestones/export";
import { type MilestoneFilters, NO_FILTERS, SORT_KEYS } from "@/lib/milestones/filters";
import { getMilestone, listDueSoon, listMilestones, listStages } from "@/lib/milestones/queries";
import { listMovements } from "@/lib/movements/queries";
import { loadOutcomes } from "@/lib/outcomes/load";
import { listOutcomeEnds } from "@/lib/outcomes/queries";
import { listViews } from "@/lib/partner-views/queries";
import { getPartner, listPartners, listPartnersOfLists } from "@/lib/partners/queries";
import { listMovedMost, listMovesByReason, listSlippage, listTimeline } from "@/lib/schedule/queries";
import { getPortfolioFigures } from "@/lib/portfolio/queries";

/** Each filter of the list at least once, but those that ask for what waits for a decision, and each order. */
const LISTS: readonly Partial<MilestoneFilters>[] = [
  {},
  { page: 2 },
  { active: true },
  { search: "law" },
  { partners: ["GEO", "MDA"], areas: ["rule_of_law", "civilian_oversight"] },
  { natures: ["milestone"] },
  { bases: ["de_jure"] },
  { counted: true },
  { deliveries: ["completed", "not_assessed"] },
  { verdicts: ["fulfilled"] },
  { verdicts: ["reversed", "not_assessed"] },
  { commitments: ["paused", "withdrawn"] },
  { due: "overdue" },
  { slips: ["to_90", "more"] },
  { moves: ["force_majeure", "correction"] },
  { due: "next_90" },
  { movement: { kind: "advanced", quarter: "2025-01-01" } },
  { recheck: "due" },
  { reversed: true },
  { disputed: true },
  { rags: ["red"] },
  { rags: ["green", "amber"] },
  { rags: ["blue", "grey"] },
  ...SORT_KEYS.flatMap((sort) => [{ sort }, { sort, descending: true }]),
];

/** What waits for a decision is the business of now; a past day knows nothing of it. */
const withoutWaiting = <Row extends { waiting: unknown }>({ waiting: _waiting, ...row }: Row) => row;

/** What it is compared with goes by the belief of its own day, unless the reader has chosen another: burn-up.db.test.ts says which. */
const withoutBefore = <Row extends { before: unknown }>({ before: _before, ...row }: Row) => row;

/** What every query answers that feeds a page or an export of a day, for these milestones and partners one by one. */
export async function everythingShown(reader: Reader, codes: readonly string[], isos: readonly string[]) {
  const lists = [];
  for (const wish of LISTS) {
    const { rows, total } = await listMilestones(reader, { ...NO_FILTERS, ...wish });
    lists.push({ wish, total, rows: rows.map(withoutWaiting) });
  }
  const lines = await exportedCsv(milestoneExport(reader, NO_FILTERS));
  const assessments = await exportedCsv(assessmentExport(reader, NO_FILTERS));
  const evidence = await exportedCsv(evidenceExport(reader, NO_FILTERS));
  const milestones = [];
  for (const code of codes) {
    const found = await getMilestone(reader, code);
    if (found === null) {
      milestones.push({ code, found });
      continue;
    }
    const judged = await listAssessments(reader, found.id);
    milestones.push({
      code,
      found: withoutWaiting(found),
      assessments: judged.filter(({ state }) => state === "accepted"),
      views: await listViews(reader, found.id),
      said: await listCommitments(reader, found.id),
      dependencies: await listDependencies(reader, found.id),
      comments: await listComments(reader, found.id, 1),
    });
  }
  const partners = [];
  for (const iso of isos) {
    partners.push({
      partner: await getPartner(reader, iso),
      byArea: await listCompletionByArea(reader, iso),
      byQuarter: await listCompletionByQuarter(reader, iso),
      timeline: await listTimeline(reader, WHOLE_ANALYSIS, iso, null),
    });
  }
  return {
    figures: withoutWaiting(await getPortfolioFigures(reader)),
    byArea: await listCompletionByArea(reader),
    burnUp: await loadBurnUp(reader, { ...WHOLE_ANALYSIS, areas: ["rule_of_law"] }),
    performance: (await loadPerformance(reader, WHOLE_ANALYSIS)).rows.map(withoutBefore),
    stands: await listStands(reader, { ...WHOLE_ANALYSIS, partners: [...isos] }, "partner"),
    // The running quarter is of today alone.
    movements: (await listMovements(reader, { ...WHOLE_ANALYSIS, natures: ["milestone"] })).filter(
      ({ running }) => !running,
    ),
    series: (await listCompletionSeries(reader)).toSorted((a, b) => (a.partner < b.partner ? -1 : 1)),
    byBasis: await listCompletionByBasis(reader, WHOLE_ANALYSIS),
    byPartner: (await listCompletionByPartner(reader)).toSorted((a, b) => (a.partner < b.partner ? -1 : 1)),
    byQuarter: await listCompletionByQuarter(reader),
    deliveries: await listDeliveryByArea(reader),
    dueSoon: (await listDueSoon(reader, 10)).map(withoutWaiting),
    outcomes: await loadOutcomes(reader, WHOLE_ANALYSIS, { indicator: "VDEM_v2x_libdem", lag: 1 }),
    slippage: (await listSlippage(reader, WHOLE_ANALYSIS)).toSorted(
      (a, b) => a.days - b.days || (a.area < b.area ? -1 : 1),
    ),
    moves: (await listMovesByReason(reader, WHOLE_ANALYSIS)).toSorted((a, b) =>
      a.reason < b.reason ? -1 : 1,
    ),
    movedMost: await listMovedMost(reader, WHOLE_ANALYSIS),
    decisions: await listLatestDecisions(reader, 10),
    allPartners: await listPartners(reader),
    partnersOfLists: await listPartnersOfLists(reader, ["FIN"]),
    holding: await listHoldingAssessments(reader, codes),
    stages: await listStages(reader, codes),
    outcomeEnds: await listOutcomeEnds(reader, isos[0] ?? ""),
    lists,
    lines,
    assessments: assessments.filter(({ state }) => state === "accepted"),
    evidence: evidence.filter((row) => row.assessment_state === "accepted"),
    milestones,
    partners,
  };
}
