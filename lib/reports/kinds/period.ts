import { listStands } from "@/lib/analysis/queries";
import { WHOLE_ANALYSIS } from "@/lib/analysis/filters";
import type { Reader } from "@/lib/as-of/reader";
import type { Viewer } from "@/lib/auth/viewer";
import { CHANGE_KINDS } from "@/lib/changes/constants";
import { listChanges } from "@/lib/changes/queries";
import { listCompletionByArea, listCompletionByQuarter } from "@/lib/completion/queries";
import { getPartner, listPartners } from "@/lib/partners/queries";
import { REPORT_SECTIONS } from "@/lib/reports/constants";
import { chosenParts, type Composed } from "@/lib/reports/kinds/composed";
import type { OrderOf } from "@/lib/reports/schemas";
import { changesBlocks } from "@/lib/reports/sections/changes";
import { completionBlocks } from "@/lib/reports/sections/completion";
import { methodBlocks } from "@/lib/reports/sections/method";
import { partnersBlocks } from "@/lib/reports/sections/partners";
import { completionSentence } from "@/lib/reports/sections/summary";
import type { Step } from "@/lib/reports/steps";
import type { ReportWords } from "@/lib/reports/words";

/** What happened between two days, of one partner or of all. */
export async function composePeriod(
  viewer: Viewer,
  order: OrderOf<"period">,
  words: ReportWords,
  step: Step,
): Promise<Composed | null> {
  const { t, format } = words;
  const { asOf, from, subject } = order;
  const partner = subject === "" ? null : await getPartner({ ...viewer, asOf }, subject);
  if (subject !== "" && partner === null) return null;
  const data = await loadPeriod(viewer, order, step);
  const days = { day: format.day(asOf.day), from: format.day(from.day) };
  const counts = Object.fromEntries(CHANGE_KINDS.map((kind) => [kind, data.changes[kind].total]));
  const blocks = {
    summary: () => [
      {
        kind: "list" as const,
        items: [
          t("reports.doc.summary.changes", { ...days, ...counts }),
          completionSentence(data, days, words),
        ],
      },
    ],
    completion: () =>
      partner === null ? partnersBlocks(data, order, words) : completionBlocks(data, order, words),
    changes: () => changesBlocks(data.changes, order, words),
    method: () => methodBlocks(words),
  };
  return {
    subject: partner === null ? t("reports.doc.activePartners") : format.country(partner.iso2),
    parts: chosenParts(REPORT_SECTIONS.period, order.sections, blocks, words),
  };
}

async function loadPeriod(viewer: Viewer, { asOf, from, subject }: OrderOf<"period">, step: Step) {
  const partner = subject === "" ? undefined : subject;
  const filters = { ...WHOLE_ANALYSIS, partners: partner === undefined ? [] : [partner] };
  const side = async (reader: Reader) => {
    const [quarters, areas, stands] = await Promise.all([
      listCompletionByQuarter(reader, partner),
      partner === undefined ? [] : listCompletionByArea(reader, partner),
      listStands(reader, filters, "partner"),
    ]);
    return { completion: quarters.find(({ running }) => running)?.completion, areas, stands };
  };
  const [partners, later, earlier, changes] = await Promise.all([
    step(listPartners({ ...viewer, asOf })),
    step(side({ ...viewer, asOf })),
    step(side({ ...viewer, asOf: from })),
    step(listChanges(viewer, { from, to: asOf, knownNow: false, partner: partner ?? null, area: null })),
  ]);
  return {
    partners,
    changes,
    ...later,
    completionBefore: earlier.completion,
    areasBefore: earlier.areas,
    standsBefore: earlier.stands,
  };
}
