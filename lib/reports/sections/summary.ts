import { burnUpAnswer } from "@/lib/analysis/rules";
import { CHANGE_KINDS } from "@/lib/changes/constants";
import { pointsBetween } from "@/lib/completion/points-between";
import { quarterLabel } from "@/lib/periods/rules";
import type { ReportBlock } from "@/lib/reports/document";
import type { PartnerReportData } from "@/lib/reports/load-partner";
import type { ReportOrder } from "@/lib/reports/schemas";
import type { ReportWords } from "@/lib/reports/words";

/** What the figures say, in sentences: each is worked out from them, none is typed. */
export function summaryBlocks(
  data: PartnerReportData,
  order: ReportOrder,
  words: ReportWords,
): ReportBlock[] {
  const { t, format } = words;
  const { milestones, stand, changes, band } = data;
  if (milestones.total === 0) return [{ kind: "paragraph", text: t("reports.doc.noMilestones") }];
  const partner = format.country(data.partner.iso2);
  const days = { day: format.day(order.asOf.day), from: format.day(order.from.day) };
  const disagreed = milestones.rows.filter(({ stance }) => stance === "disagrees").length;
  const counts = Object.fromEntries(CHANGE_KINDS.map((kind) => [kind, changes[kind].total]));
  return [
    {
      kind: "list",
      items: [
        t("reports.doc.summary.plan", {
          partner,
          milestones: milestones.total,
          never: stand?.neverAssessed ?? 0,
        }),
        completionSentence(data, days, words),
        planSentence(data, words),
        t("reports.doc.summary.changes", { ...days, ...counts }),
        ...(stand === null
          ? []
          : [
              t("reports.doc.summary.attention", {
                fulfilled: stand.fulfilled,
                overdue: stand.overdue,
                reversed: stand.reversed,
              }),
            ]),
        ...forecastSentence(band, words),
        ...(disagreed > 0 ? [t("reports.doc.summary.disagreed", { count: disagreed })] : []),
      ],
    },
  ];
}

/** Undefined: nothing that counts is there; null: nothing of it was assessed. */
type Completion = Record<"completion" | "completionBefore", number | null | undefined>;

/** How far a set has come, beside the earlier day. */
export function completionSentence(
  { completion, completionBefore }: Completion,
  days: { day: string; from: string },
  { t, format }: ReportWords,
): string {
  if (completion === null || completion === undefined) return t("reports.doc.summary.neverAssessed", days);
  const now = format.percent(completion);
  const points = pointsBetween(completionBefore, completion);
  if (points === null) return t("reports.doc.summary.completionFirst", { ...days, completion: now });
  return t("reports.doc.summary.completion", {
    ...days,
    completion: now,
    before: format.percent(completionBefore ?? 0),
    direction: points > 0 ? "up" : points < 0 ? "down" : "same",
    points: Math.abs(points),
  });
}

/** What is achieved of what should be by now. */
export function planSentence(
  { burnUp }: Pick<PartnerReportData, "burnUp">,
  { t, format }: ReportWords,
): string {
  const answer = burnUpAnswer(burnUp.points.find(({ running }) => running));
  if (answer.kind === "nothing") return t("reports.doc.summary.nothingPlanned");
  const planned = format.percent(answer.planned);
  if (answer.kind === "unassessed") return t("charts.burnUp.answer.unassessed", { planned });
  const { achieved, direction, points } = answer;
  return t("charts.burnUp.answer.stands", {
    achieved: format.percent(achieved),
    planned,
    direction,
    points,
  });
}

/** What is expected by the end of the horizon, where there is a forecast. */
export function forecastSentence(band: PartnerReportData["band"], { t, format }: ReportWords): string[] {
  if (!band.shown) return [];
  const { points, fulfilled, open } = band;
  const last = points.at(-1);
  if (last === undefined) return [];
  const count = (value: number) => format.number(Math.round(value));
  return [
    t("charts.forecastBand.answer", {
      all: fulfilled + open,
      fulfilled,
      quarter: format.quarter(quarterLabel(last.quarterOn)),
      expected: count(last.expected),
      low: count(last.low),
      high: count(last.high),
    }),
  ];
}
