import { useTranslations } from "next-intl";
import { useFormat } from "@/i18n/use-format";
import type { QuarterMovements } from "@/lib/movements/rules";
import { ChartFigure } from "./chart-figure";
import { ChartLegend } from "./chart-legend";
import { DrawnTwice } from "./drawn-twice";
import { MovementsDrawing } from "./movements-drawing";
import styles from "./movements.module.css";
import { MovementsTable } from "./movements-table";
import { type Part, prepareMovements } from "./prepare-movements";
import { useMovementAnswer, usePartName } from "./use-movement-words";

interface Props {
  quarters: readonly QuarterMovements[];
  span: { from: string | null; to: string | null };
  /** The milestones that moved so in a quarter; of partners' standing there is no list. */
  hrefOf: (quarter: QuarterMovements, part: Part) => string | undefined;
  asOf: string;
  downloadHref?: string | undefined;
}

const TONES = [
  { tone: "up", word: "shown" },
  { tone: "down", word: "lost" },
  { tone: "set", word: "set" },
] as const;

/** What moved completion from the end of a quarter to the end of the next, part by part. */
export function Movements({ quarters, span, hrefOf, asOf, downloadHref }: Props) {
  const t = useTranslations("charts");
  const format = useFormat();
  const { rows, drawn, parts, zero, answer } = prepareMovements(quarters, span);
  const nameOf = usePartName();
  const movementAnswer = useMovementAnswer(answer);
  const sourceOf = (quarter: string) => quarters.find((each) => each.quarter === quarter);
  const behind = (quarter: string, part: Part) => {
    const source = sourceOf(quarter);
    return source === undefined ? undefined : hrefOf(source, part);
  };
  return (
    <ChartFigure
      title={t("movements.title")}
      answer={movementAnswer}
      points={drawn.flatMap(({ quarter, bars }) =>
        bars
          .filter(({ count }) => count > 0)
          .map(({ part, count, points }) => ({
            text: t(part === "standing" ? "movements.pointStanding" : "movements.point", {
              ...{ quarter: format.quarter(quarter), movement: nameOf(part), count },
              ...{ change: format.change(points), points: Math.abs(points) },
            }),
            href: behind(quarter, part),
          })),
      )}
      legend={
        parts.length === 0 ? null : (
          <ChartLegend
            entries={TONES.map(({ tone, word }) => ({
              label: t(`movements.${word}`),
              mark: <rect x="1" y="1" width="16" height="10" data-tone={tone} className={styles.bar} />,
            }))}
          />
        )
      }
      drawing={
        parts.length === 0 ? null : (
          <DrawnTwice
            draw={(names) => (
              <MovementsDrawing drawn={drawn} parts={parts} zero={zero} nameOf={nameOf} names={names} />
            )}
          />
        )
      }
      table={
        <>
          <p className={styles.definition}>{t("movements.definition")}</p>
          <MovementsTable rows={rows.toReversed()} nameOf={nameOf} hrefOf={behind} />
        </>
      }
      notes={[
        t("movements.unit"),
        ...(drawn.length < rows.length ? [t("movements.drawn", { count: drawn.length })] : []),
        t("figure.source"),
        ...rows.slice(-1).map(({ counted }) => t("figure.milestones", { count: counted })),
        t("figure.asOf", { day: format.day(asOf) }),
      ]}
      downloadHref={downloadHref}
    />
  );
}
