import { burnUpAnswer } from "@/lib/analysis/rules";
import { quarterLabel } from "@/lib/periods/rules";
import { burnUpDrawing } from "@/lib/reports/burn-up-drawing";
import { day, number, share, text } from "@/lib/reports/cells";
import type { ReportBlock, ReportTable } from "@/lib/reports/document";
import type { PartnerReportData } from "@/lib/reports/load-partner";
import type { ReportWords } from "@/lib/reports/words";

/** What was agreed and what was achieved of it, quarter by quarter, and how many milestones are expected to be fulfilled by when. */
export function burnUpBlocks(
  { burnUp, band }: Pick<PartnerReportData, "burnUp" | "band">,
  words: ReportWords,
): ReportBlock[] {
  const { t, format } = words;
  const { points } = burnUp;
  const written = (value: number | null) =>
    value === null ? t("charts.figure.noValue") : format.percent(value);
  const answer = burnUpAnswer(points.find(({ running }) => running));
  const sentence =
    answer.kind === "nothing"
      ? t("reports.doc.summary.nothingPlanned")
      : answer.kind === "unassessed"
        ? t("charts.burnUp.answer.unassessed", { planned: format.percent(answer.planned) })
        : t("charts.burnUp.answer.stands", {
            ...answer,
            achieved: format.percent(answer.achieved),
            planned: format.percent(answer.planned),
          });
  const last = points.at(-1);
  const first = points[0];
  if (first === undefined || last === undefined) return [{ kind: "paragraph", text: sentence }];
  return [
    {
      kind: "chart",
      title: t("charts.burnUp.title"),
      drawing: burnUpDrawing(points, {
        achieved: t("charts.burnUp.achieved"),
        planned: t("charts.burnUp.planned"),
        plannedFirst: t("charts.burnUp.first"),
        expected: t("charts.burnUp.forecast"),
        percent: format.percent,
      }),
      alternative: t("reports.doc.burnUpAlternative", {
        first: format.quarter(first.quarter),
        last: format.quarter(last.quarter),
        answer: sentence,
        planned: written(last.planned),
      }),
    },
    { kind: "paragraph", text: sentence },
    burnUpTable(points, "data", words),
    burnUpTable(
      points.filter(({ quarter, running }) => running || quarter.endsWith("Q4")),
      "paper",
      words,
    ),
    { kind: "note", text: t("reports.doc.yearEnds") },
    { kind: "heading", text: t("charts.forecastBand.title") },
    ...forecastBlocks(band, words),
  ];
}

/** All quarters for who calculates with them; the ends of the years for who reads. */
function burnUpTable(
  points: PartnerReportData["burnUp"]["points"],
  medium: "data" | "paper",
  { t, format }: ReportWords,
): ReportTable {
  const isForetold = points.some(({ forecast }) => forecast !== null);
  return {
    kind: "table",
    id: "burn_up",
    medium,
    caption: t("charts.burnUp.caption"),
    columns: [
      { key: "quarter", header: t("charts.completionOverTime.quarter"), width: 2 },
      { key: "ends_on", header: t("charts.completionOverTime.endsOn"), numeric: true, width: 2 },
      { key: "achieved", header: t("charts.burnUp.achieved"), numeric: true, width: 2 },
      { key: "planned", header: t("charts.burnUp.planned"), numeric: true, width: 2 },
      { key: "planned_first", header: t("charts.burnUp.first"), numeric: true, width: 2 },
      ...(isForetold
        ? [
            { key: "low", header: t("charts.forecastBand.low"), numeric: true, width: 2 },
            { key: "expected", header: t("charts.burnUp.expected"), numeric: true, width: 2 },
            { key: "high", header: t("charts.forecastBand.high"), numeric: true, width: 2 },
          ]
        : []),
    ],
    rows: points.map(({ quarter, endsOn, running, achieved, planned, plannedFirst, forecast }) => [
      text(
        running
          ? `${format.quarter(quarter)} (${t("charts.completionOverTime.running")})`
          : format.quarter(quarter),
      ),
      day(endsOn),
      share(achieved, "–"),
      share(planned, "–"),
      share(plannedFirst, "–"),
      ...(isForetold ? [forecast?.low, forecast?.expected, forecast?.high] : []).map((value) =>
        share(value, "–"),
      ),
    ]),
    empty: "",
  };
}

function forecastBlocks(band: PartnerReportData["band"], { t, format }: ReportWords): ReportBlock[] {
  if (!band.shown) {
    const { reason, fulfilments, needed } = band;
    return [{ kind: "paragraph", text: t(`analysis.forecast.none.${reason}`, { fulfilments, needed }) }];
  }
  return [
    {
      kind: "table",
      id: "forecast",
      caption: t("charts.forecastBand.caption"),
      columns: [
        { key: "quarter", header: t("charts.completionOverTime.quarter"), width: 2 },
        { key: "low", header: t("charts.forecastBand.low"), numeric: true, width: 2 },
        { key: "expected", header: t("charts.forecastBand.expected"), numeric: true, width: 2 },
        { key: "high", header: t("charts.forecastBand.high"), numeric: true, width: 2 },
      ],
      rows: band.points.map(({ quarterOn, low, expected, high }) => [
        text(format.quarter(quarterLabel(quarterOn))),
        ...[low, expected, high].map((value) => number(Math.round(value))),
      ]),
      empty: t("charts.forecastBand.none"),
    },
    { kind: "note", text: t("reports.doc.forecastNote", { fulfilled: band.fulfilled, open: band.open }) },
  ];
}
