import { WHOLE_ANALYSIS } from "@/lib/analysis/filters";
import { loadBurnUp } from "@/lib/analysis/load-burn-up";
import { listStands } from "@/lib/analysis/queries";
import type { Reader } from "@/lib/as-of/reader";
import type { Viewer } from "@/lib/auth/viewer";
import { listChanges } from "@/lib/changes/queries";
import { listCompletionByQuarter } from "@/lib/completion/queries";
import { forecastBand } from "@/lib/forecast/queries";
import { listPartners } from "@/lib/partners/queries";
import type { OrderOf } from "@/lib/reports/schemas";
import type { Step } from "@/lib/reports/steps";

/** All that a report of the portfolio says, by the queries that feed the pages: of the partners active on its day. */
export async function loadPortfolioReport(viewer: Viewer, { asOf, from }: OrderOf<"portfolio">, step: Step) {
  const reader: Reader = { ...viewer, asOf };
  const earlier: Reader = { ...viewer, asOf: from };
  const [partners, stands, standsBefore, whole, quarters, quartersBefore, burnUp, band, changes] =
    await Promise.all([
      step(listPartners(reader)),
      step(listStands(reader, WHOLE_ANALYSIS, "partner")),
      step(listStands(earlier, WHOLE_ANALYSIS, "partner")),
      step(listStands(reader, WHOLE_ANALYSIS, "area")),
      step(listCompletionByQuarter(reader)),
      step(listCompletionByQuarter(earlier)),
      step(loadBurnUp(reader, WHOLE_ANALYSIS)),
      step(forecastBand(reader, WHOLE_ANALYSIS)),
      step(listChanges(viewer, { from, to: asOf, knownNow: false, partner: null, area: null })),
    ]);
  return {
    partners,
    stands,
    standsBefore,
    stand: whole.find(({ area }) => area === null) ?? null,
    completion: quarters.find(({ running }) => running)?.completion,
    completionBefore: quartersBefore.find(({ running }) => running)?.completion,
    burnUp,
    band,
    changes,
  };
}
export type PortfolioReportData = Awaited<ReturnType<typeof loadPortfolioReport>>;
