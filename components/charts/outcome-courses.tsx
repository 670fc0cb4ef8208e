import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { useFormat } from "@/i18n/use-format";
import { methodBreakOf } from "@/lib/outcomes/constants";
import type { Span } from "@/lib/outcomes/pairs";
import { ChartFigure } from "./chart-figure";
import { ChartLegend } from "./chart-legend";
import { OutcomeCoursesChart } from "./outcome-courses-chart";
import { type OutcomeIndex, useIndexNotes } from "./use-index-notes";
import { type OutcomeLine, prepareOutcomeCourses } from "./prepare-outcome-courses";
import { SERIES, SeriesPoint } from "./series-style";

interface Props {
  index: OutcomeIndex;
  /** In the order chosen; as many as can be told apart. */
  lines: readonly OutcomeLine[];
  span: Span;
  asOf: string;
  /** The milestones of all of them, on the last day of a year. */
  yearHref: (year: number) => string;
  downloadHref?: string | undefined;
}

/** Completion at the end of each year beside an independent index of that year, in two panels with the same years. */
export function OutcomeCourses({ index, lines, span, asOf, yearHref, downloadHref }: Props) {
  const t = useTranslations("analysis.outcomes");
  const charts = useTranslations("charts.figure");
  const format = useFormat();
  const notes = useIndexNotes(index);
  const { rows, ticks, domain, breakAt, answer } = prepareOutcomeCourses(
    lines,
    span,
    { min: index.scaleMin, max: index.scaleMax },
    methodBreakOf(index.code),
  );
  const percent = (value: number | null | undefined) =>
    value === null || value === undefined ? charts("noValue") : format.percent(value / 100);
  const number = (value: number | null | undefined) =>
    value === null || value === undefined ? charts("noValue") : format.fine(value);
  const say = (row: (typeof rows)[number]) =>
    lines
      .map(({ name }, place) =>
        t("courses.of", {
          name,
          completion: percent(row.completion[place]),
          value: number(row.value[place]),
        }),
      )
      .join("; ");
  const reach = (years: [number, number] | null) =>
    years === null
      ? t("courses.noYear")
      : t("courses.years", { from: String(years[0]), to: String(years[1]) });
  return (
    <ChartFigure
      title={t("courses.title")}
      answer={t("about", {
        name: index.name,
        answer:
          answer.kind === "both"
            ? t("courses.answer", { year: String(answer.row.year), values: say(answer.row) })
            : t("courses.apart", { completion: reach(answer.completion), value: reach(answer.value) }),
      })}
      points={rows.map((row) => ({
        text: t("courses.point", { year: String(row.year), values: say(row) }),
        href: row.completion.some((share) => share !== null) ? yearHref(row.year) : undefined,
      }))}
      legend={
        <ChartLegend
          entries={[
            ...lines.flatMap(({ name }, place) => {
              const series = SERIES[place];
              if (series === undefined) return [];
              const mark = (
                <>
                  <path d="M0 6h18" stroke={series.stroke} strokeWidth={2} strokeDasharray={series.dash} />
                  <SeriesPoint series={series} x={9} y={6} />
                </>
              );
              return [{ label: name, mark }];
            }),
            ...(breakAt === null
              ? []
              : [
                  {
                    label: t("courses.break"),
                    mark: (
                      <path d="M9 0v12" stroke="var(--ink-muted)" strokeWidth={2} strokeDasharray="5 4" />
                    ),
                  },
                ]),
          ]}
        />
      }
      drawing={
        rows.length === 0 ? null : (
          <OutcomeCoursesChart
            rows={rows}
            ticks={ticks}
            domain={domain}
            breakAt={breakAt}
            count={lines.length}
            names={{
              completion: t("courses.completion"),
              value: t("courses.value", { direction: index.higherIsBetter ? "higher" : "lower" }),
            }}
          />
        )
      }
      table={
        <DataTable
          caption={t("courses.caption", { name: index.name })}
          rows={rows.toReversed()}
          rowKey={({ year }) => String(year)}
          columns={[
            { key: "year", header: t("courses.year"), rowHeader: true, cell: ({ year }) => String(year) },
            ...lines.flatMap(({ code, name }, place) => [
              {
                key: `${code}-completion`,
                header: t("courses.completionOf", { name }),
                numeric: true,
                cell: ({ completion }: (typeof rows)[number]) => percent(completion[place]),
              },
              {
                key: `${code}-value`,
                header: t("courses.valueOf", { name }),
                numeric: true,
                cell: ({ value }: (typeof rows)[number]) => number(value[place]),
              },
            ]),
          ]}
        />
      }
      notes={[...notes, charts("asOf", { day: format.day(asOf) })]}
      downloadHref={downloadHref}
    />
  );
}
