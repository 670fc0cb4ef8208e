import { useTranslations } from "next-intl";
import { useFormat } from "@/i18n/use-format";
import type { NamesPlace } from "./drawn-twice";
import styles from "./movements.module.css";
import { PointMark } from "./point-mark";
import { PointTarget } from "./point-target";
import type { MovementRow, Part } from "./prepare-movements";
import { useQuarterName } from "./use-movement-words";

interface Props {
  drawn: readonly MovementRow[];
  parts: readonly Part[];
  zero: number;
  nameOf: (part: Part) => string;
  names: NamesPlace;
}

const HEAD = 46;
/** Beside each other quarters have the same rows; below each other only those of what moved, and flatter ones. */
const SHAPES = {
  beside: { row: 38, bar: { y: 19, height: 10 }, all: true },
  above: { row: 29, bar: { y: 18, height: 6 }, all: false },
} as const;
const percent = (share: number) => `${share * 100}%`;

/** A waterfall a quarter, all on one axis: from no change down, part by part, to the change of the quarter. */
export function MovementsDrawing({ drawn, parts, zero, nameOf, names }: Props) {
  const t = useTranslations("charts.movements");
  const format = useFormat();
  const quarterName = useQuarterName();
  const { row: rowHeight, bar: barPlace, all } = SHAPES[names];
  // Points are read quarter by quarter; what nothing moved in has none.
  const quarters = drawn.map((row) => ({
    ...row,
    bars: parts.flatMap((part) => row.bars.filter((bar) => bar.part === part && (all || bar.count > 0))),
  }));
  const moved = quarters.map(({ bars }) => bars.filter(({ count }) => count > 0));
  return (
    <div className={styles.quarters}>
      {quarters.map(({ quarter, running, before, after, points, bars }, index) => {
        const first = moved.slice(0, index).reduce((sum, { length }) => sum + length, 0);
        const own = moved[index] ?? [];
        const height = HEAD + bars.length * rowHeight;
        return (
          <svg key={quarter} width="100%" height={height} className={styles.drawing}>
            <text y="14" className={styles.quarter}>
              {quarterName({ quarter, running })}
            </text>
            <text y="33" className={styles.span}>
              {t("span", { before: format.exactPercentage(before), after: format.exactPercentage(after) })}
            </text>
            <text x="100%" y="33" textAnchor="end" className={styles.quarter}>
              {format.change(points)}
            </text>
            {bars.length === 0 ? null : (
              <line
                x1={percent(zero)}
                x2={percent(zero)}
                y1={HEAD + barPlace.y - 4}
                y2={height - 4}
                className={styles.zero}
              />
            )}
            {bars.map((bar, place) => {
              const { part, count, from, to, tone } = bar;
              const y = HEAD + place * rowHeight;
              const words = (
                <>
                  <text y={y + 14} className={count > 0 ? styles.name : styles.span}>
                    {nameOf(part)}
                  </text>
                  <text x="100%" y={y + 14} textAnchor="end" className={styles.span}>
                    {count > 0 ? t("bar", { change: format.change(bar.points), count }) : "–"}
                  </text>
                </>
              );
              return (
                <g key={part}>
                  {place === bars.length - 1 ? null : (
                    <line
                      x1={percent(to)}
                      x2={percent(to)}
                      y1={y + barPlace.y}
                      y2={y + rowHeight + barPlace.y + barPlace.height}
                      className={styles.step}
                    />
                  )}
                  {count === 0 ? (
                    words
                  ) : (
                    <PointTarget index={first + own.indexOf(bar)} className={styles.row}>
                      {words}
                      <rect
                        x={percent(Math.min(from, to))}
                        width={percent(Math.abs(to - from))}
                        y={y + barPlace.y}
                        height={barPlace.height}
                        data-tone={tone}
                        className={styles.bar}
                      />
                    </PointTarget>
                  )}
                </g>
              );
            })}
            <PointMark
              first={first}
              places={bars.flatMap(({ count }, place) =>
                count === 0 ? [] : [{ x: 0, width: 100, y: HEAD + place * rowHeight, height: rowHeight - 4 }],
              )}
            />
          </svg>
        );
      })}
    </div>
  );
}
