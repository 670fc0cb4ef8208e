import type { Reader } from "@/lib/as-of/reader";
import { WHOLE_ANALYSIS } from "@/lib/analysis/filters";
import { loadBurnUp } from "@/lib/analysis/load-burn-up";
import { listStands } from "@/lib/analysis/queries";
import { listHoldingAssessments } from "@/lib/assessments/queries";
import type { Viewer } from "@/lib/auth/viewer";
import { listChanges } from "@/lib/changes/queries";
import { listCompletionByArea, listCompletionByQuarter } from "@/lib/completion/queries";
import { forecastBand } from "@/lib/forecast/queries";
import { NO_FILTERS } from "@/lib/milestones/filters";
import { listMilestones, listStages } from "@/lib/milestones/queries";
import { listOutcomeEnds } from "@/lib/outcomes/queries";
import { getPartner } from "@/lib/partners/queries";
import { MOST_MILESTONES } from "@/lib/reports/constants";
import type { OrderOf } from "@/lib/reports/schemas";
import type { Step } from "@/lib/reports/steps";

/** All that a report of one partner says, by the queries that feed its pages; null when the viewer may not see it or it is none. */
export async function loadPartnerReport(
  viewer: Viewer,
  { subject, asOf, from }: OrderOf<"partner">,
  step: Step,
) {
  const reader: Reader = { ...viewer, asOf };
  const earlier: Reader = { ...viewer, asOf: from };
  const partner = await getPartner(reader, subject);
  if (partner === null) return null;
  const filters = { ...WHOLE_ANALYSIS, partners: [subject] };
  const [milestones, areas, areasBefore, quarters, quartersBefore, stands, burnUp, band, changes, outcomes] =
    await Promise.all([
      step(listMilestones(reader, { ...NO_FILTERS, partners: [subject] }, MOST_MILESTONES)),
      step(listCompletionByArea(reader, subject)),
      step(listCompletionByArea(earlier, subject)),
      step(listCompletionByQuarter(reader, subject)),
      step(listCompletionByQuarter(earlier, subject)),
      step(listStands(reader, filters, "partner")),
      step(loadBurnUp(reader, filters)),
      step(forecastBand(reader, filters)),
      step(listChanges(viewer, { from, to: asOf, knownNow: false, partner: subject, area: null })),
      step(listOutcomeEnds(reader, subject)),
    ]);
  const codes = milestones.rows.map(({ code }) => code);
  const [holding, stages] = await Promise.all([
    step(listHoldingAssessments(reader, codes)),
    step(listStages(reader, codes)),
  ]);
  return {
    partner,
    milestones,
    areas,
    areasBefore,
    completion: quarters.find(({ running }) => running)?.completion,
    completionBefore: quartersBefore.find(({ running }) => running)?.completion,
    stand: stands.find(({ area }) => area === null) ?? null,
    burnUp,
    band,
    changes,
    outcomes,
    holding,
    stages,
  };
}
export type PartnerReportData = NonNullable<Awaited<ReturnType<typeof loadPartnerReport>>>;
