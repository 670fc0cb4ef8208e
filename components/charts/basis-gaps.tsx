import { useTranslations } from "next-intl";
import { useFormat } from "@/i18n/use-format";
import type { Gap } from "@/lib/law-and-practice/rules";
import { BASES } from "@/lib/milestones/constants";
import { BasisGapsDrawing } from "./basis-gaps-drawing";
import { BasisGapsTable } from "./basis-gaps-table";
import { BasisMark } from "./basis-mark";
import { ChartFigure } from "./chart-figure";
import { ChartLegend } from "./chart-legend";
import { type GapRow, prepareBasisGaps } from "./prepare-basis-gaps";
import { useGapWords } from "./use-gap-words";

interface Props {
  /** What the rows are. */
  by: "partner" | "area";
  /** In the order in which they are drawn, which is none of their figures. */
  rows: readonly GapRow[];
  /** All of them together. */
  total: { now: Gap; before: Gap | null };
  asOf: string;
  /** The earlier day that it is compared with. */
  comparedWith: string | null;
  downloadHref?: string | undefined;
}

/** How far what is laid down and what is done have come, row by row, and the gap between them. */
export function BasisGaps({ by, rows: given, total, asOf, comparedWith, downloadHref }: Props) {
  const t = useTranslations("charts.basisGaps");
  const figure = useTranslations("charts.figure");
  const basis = useTranslations("words.basis");
  const format = useFormat();
  const words = useGapWords();
  const { rows, behind, compared } = prepareBasisGaps(given);
  const answer = [
    words.total(total.now),
    ...(compared === 0 ? [] : [t(`answer.rows.${by}`, { behind, compared })]),
    ...(comparedWith === null || total.before === null
      ? []
      : [words.totalThen(total.before, format.day(comparedWith))]),
  ].join(" ");
  return (
    <ChartFigure
      title={t(`title.${by}`)}
      answer={answer}
      legend={
        <ChartLegend
          entries={[
            ...BASES.map((each) => ({
              label: basis(each),
              mark: (
                <g transform="translate(9 6)">
                  <BasisMark basis={each} />
                </g>
              ),
            })),
            ...(comparedWith === null
              ? []
              : [
                  {
                    label: t("then", { day: format.day(comparedWith) }),
                    mark: (
                      <>
                        <g transform="translate(5 6)">
                          <BasisMark basis="de_jure" hollow />
                        </g>
                        <g transform="translate(13 6)">
                          <BasisMark basis="de_facto" hollow />
                        </g>
                      </>
                    ),
                  },
                ]),
          ]}
        />
      }
      drawing={
        <BasisGapsDrawing
          compared={comparedWith !== null}
          rows={rows.map(({ row, marks, marksBefore, missing }) => ({
            ...{ key: row.key, name: row.name, marks, marksBefore },
            gap: words.gap(row, missing),
          }))}
          ticks={[0, 0.25, 0.5, 0.75, 1].map((share) => ({ share, label: format.percent(share) }))}
        />
      }
      points={rows.flatMap(({ row, marks, missing }) =>
        marks.map((mark) => ({
          text: t("point", {
            name: row.name,
            basis: basis(mark.basis),
            completion: format.percent(mark.completion),
            count: row.now[mark.basis].milestones,
            gap: words.gap(row, missing),
          }),
          href: row.hrefs[mark.basis],
        })),
      )}
      table={<BasisGapsTable by={by} rows={given} comparedWith={comparedWith} />}
      notes={[
        figure("source"),
        figure("milestones", { count: total.now.de_jure.milestones + total.now.de_facto.milestones }),
        t("unit"),
        figure("asOf", { day: format.day(asOf) }),
      ]}
      downloadHref={downloadHref}
    />
  );
}
