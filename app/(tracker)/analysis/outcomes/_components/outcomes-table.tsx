import { useTranslations } from "next-intl";
import { FigurePicture } from "@/components/charts/figure-picture";
import { FigureNotes } from "@/components/charts/figure-notes";
import { type OutcomeLine, prepareOutcomeCourses } from "@/components/charts/prepare-outcome-courses";
import { Sparkline } from "@/components/charts/sparkline";
import { type OutcomeIndex, useIndexNotes } from "@/components/charts/use-index-notes";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { useFormat } from "@/i18n/use-format";
import type { Span } from "@/lib/outcomes/pairs";

interface Props {
  index: OutcomeIndex;
  lines: readonly OutcomeLine[];
  span: Span;
  asOf: string;
  downloadHref?: string | undefined;
}

/** Every partner in a line, by name: how completion and the index went, and the last value of each. */
export function OutcomesTable({ index, lines, span, asOf, downloadHref }: Props) {
  const t = useTranslations("analysis.outcomes");
  const charts = useTranslations("charts.figure");
  const format = useFormat();
  const notes = useIndexNotes(index);
  const ordered = lines.toSorted((a, b) => format.compare(a.name, b.name));
  // All of them on the years of all, so that lines above each other can be compared by eye.
  const { rows, domain } = prepareOutcomeCourses(
    ordered,
    span,
    { min: index.scaleMin, max: index.scaleMax },
    null,
  );
  const [low, high] = domain;
  const told = ordered.map(({ code, name }, place) => {
    const last = (of: "completion" | "value") => {
      const row = rows.findLast((each) => (each[of][place] ?? null) !== null);
      return row === undefined ? null : { year: String(row.year), value: row[of][place] ?? 0 };
    };
    return { code, name, place, completion: last("completion"), value: last("value") };
  });
  const written = (last: (typeof told)[number]["value"], write: (value: number) => string) =>
    last === null ? charts("noValue") : t("table.last", { value: write(last.value), year: last.year });
  const answer = t("about", { name: index.name, answer: t("table.lead") });
  const said = [
    ...(rows.length === 0
      ? []
      : [t("table.years", { from: String(rows[0]?.year), to: String(rows.at(-1)?.year) })]),
    ...notes,
    charts("asOf", { day: format.day(asOf) }),
  ];
  return (
    <Card title={t("courses.title")}>
      <p>{answer}</p>
      <div data-drawing="">
        <DataTable
          caption={t("table.caption", { name: index.name })}
          rows={told}
          rowKey={({ code }) => code}
          columns={[
            { key: "partner", header: t("changes.partner"), rowHeader: true, cell: ({ name }) => name },
            {
              key: "completionCourse",
              header: t("table.completionCourse"),
              cell: ({ place, completion }) => (
                <Sparkline
                  values={rows.map((row) => shareOf(row.completion[place], 0, 100))}
                  label={written(completion, (percent) => format.percent(percent / 100))}
                />
              ),
            },
            {
              key: "completion",
              header: t("courses.completion"),
              numeric: true,
              cell: ({ completion }) => written(completion, (percent) => format.percent(percent / 100)),
            },
            {
              key: "valueCourse",
              header: t("table.valueCourse"),
              cell: ({ place, value }) => (
                <Sparkline
                  values={rows.map((row) => shareOf(row.value[place], low, high))}
                  label={written(value, format.fine)}
                />
              ),
            },
            {
              key: "value",
              header: t("courses.value", { direction: index.higherIsBetter ? "higher" : "lower" }),
              numeric: true,
              cell: ({ value }) => written(value, format.fine),
            },
          ]}
        />
      </div>
      <FigureNotes
        notes={said}
        picture={<FigurePicture title={t("courses.title")} answer={answer} notes={said} />}
        downloadHref={downloadHref}
      />
    </Card>
  );
}

/** Where a value lies between the ends of its axis, 0..1. */
function shareOf(value: number | null | undefined, low: number, high: number): number | null {
  return value === null || value === undefined ? null : (value - low) / (high - low);
}
