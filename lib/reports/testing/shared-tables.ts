import { WHOLE_ANALYSIS } from "@/lib/analysis/filters";
import { loadBurnUp } from "@/lib/analysis/load-burn-up";
import { dayOf, type Reader } from "@/lib/as-of/reader";
import { CHANGE_KINDS } from "@/lib/changes/constants";
import { listChanges } from "@/lib/changes/queries";
import { parseComparison } from "@/lib/changes/rules";
import { forecastBand } from "@/lib/forecast/queries";
import { quarterLabel } from "@/lib/periods/rules";
import type { Day } from "@/lib/periods/days";
import type { ReportWords } from "@/lib/reports/words";
import { figuresIn, type PageTable } from "@/lib/reports/testing/figures";

/** The page of progress and that of the forecast. */
export async function courses(reader: Reader, partners: string[], words: ReportWords): Promise<PageTable[]> {
  const { t, format } = words;
  const { word, share, number, day } = figuresIn(words);
  const filters = { ...WHOLE_ANALYSIS, partners };
  const [{ points }, band] = await Promise.all([loadBurnUp(reader, filters), forecastBand(reader, filters)]);
  const column = (key: string, header: string) => ({ key, header });
  return [
    {
      id: "burn_up",
      columns: [
        column("ends_on", t("charts.completionOverTime.endsOn")),
        column("achieved", t("charts.burnUp.achieved")),
        column("planned", t("charts.burnUp.planned")),
        column("planned_first", t("charts.burnUp.first")),
        ...(points.some(({ forecast }) => forecast !== null)
          ? [column("expected", t("charts.burnUp.expected"))]
          : []),
      ],
      rows: points.map(({ endsOn, achieved, planned, plannedFirst, forecast }) => [
        ...[day(endsOn), share(achieved), share(planned), share(plannedFirst)],
        ...(points.some((point) => point.forecast !== null) ? [share(forecast?.expected)] : []),
      ]),
      onPaper: (row) => points[row]?.running === true || points[row]?.quarter.endsWith("Q4") === true,
    },
    ...(band.shown
      ? [
          {
            id: "forecast",
            columns: [
              column("quarter", t("charts.completionOverTime.quarter")),
              column("low", t("charts.forecastBand.low")),
              column("expected", t("charts.forecastBand.expected")),
              column("high", t("charts.forecastBand.high")),
            ],
            rows: band.points.map(({ quarterOn, low, expected, high }) => [
              word(format.quarter(quarterLabel(quarterOn))),
              ...[low, expected, high].map((value) => number(Math.round(value))),
            ]),
          },
        ]
      : []),
  ];
}

/** The page of changes. */
export async function changes(
  reader: Reader,
  from: string,
  partner: string,
  words: ReportWords,
  today: Day,
): Promise<PageTable[]> {
  const { t } = words;
  const { word } = figuresIn(words);
  const query = new URLSearchParams({ from, to: dayOf(reader), partner });
  const found = await listChanges(reader, parseComparison(query, today));
  const own = {
    fulfilled: ["assessed_on", t("reports.doc.column.shownOn")],
    reversed: ["reversed_on", t("changes.column.reversed")],
    slipped: ["due_before", t("reports.doc.column.dueBefore")],
    added: ["added_on", t("changes.column.added")],
    withdrawn: ["why", t("changes.column.withdrawn")],
  } as const;
  return CHANGE_KINDS.filter((kind) => found[kind].total > 0).map((kind) => ({
    id: `changes_${kind}`,
    // The last tells the table from the others; what stands in it is no figure.
    columns: [
      { key: "code", header: t("milestones.column.code") },
      { key: "title", header: t("changes.column.milestone") },
      { key: own[kind][0], header: own[kind][1] },
    ],
    rows: found[kind].rows.map(({ code, title }) => [word(code), word(title)]),
    onPaper: (row: number) => row < 8 || partner === "",
  }));
}
