import { useTranslations } from "next-intl";
import { useFormat } from "@/i18n/use-format";
import type { NamesPlace } from "./drawn-twice";
import { PointMark } from "./point-mark";
import { PointTarget } from "./point-target";
import type { prepareSlippage } from "./prepare-slippage";
import styles from "./slippage.module.css";

interface Props {
  rows: ReturnType<typeof prepareSlippage>["rows"];
  names: NamesPlace;
}

/** Where the names and the bars lie. */
const PLACES = {
  beside: { names: { y: 0, width: "25%" }, bars: { x: "26%", y: 0, width: "66%" } },
  above: { names: { y: -17, width: "100%" }, bars: { x: 0, y: 4, width: "88%" } },
} as const;

const ROW = 40;
const BAR = { y: 10, height: 20 };
/** Shares below this have no room for their number; the table and the reading of points have it. */
const ROOM = 0.04;

/** Each area's milestones as one bar of the same length, divided by how far due dates have moved. */
export function SlippageDrawing({ rows, names }: Props) {
  const t = useTranslations();
  const format = useFormat();
  const height = rows.length * ROW;
  // Points are read bar by bar: each bar's first one comes after those of the bars above.
  const drawn = rows.map((row, index) => ({
    ...row,
    first: rows.slice(0, index).reduce((count, { parts }) => count + parts.length, 0),
  }));
  return (
    <svg width="100%" height={height} className={styles.drawing}>
      <svg x="0" {...PLACES[names].names} height={height} overflow="visible">
        {rows.map(({ area }, index) => (
          <text key={area} x="0" y={index * ROW + 25} className={styles.name}>
            {t(`words.area.${area}`)}
          </text>
        ))}
      </svg>
      <svg {...PLACES[names].bars} height={height} overflow="visible">
        {drawn.map(({ area, parts, total, first }, index) => (
          <g key={area} transform={`translate(0 ${index * ROW})`}>
            {parts.map(({ slip, count, from, share }, place) => (
              <g key={slip} className={styles.cell} data-slip={slip}>
                <PointTarget index={first + place}>
                  <title>{`${t(`words.slip.${slip}`)}: ${format.number(count)}`}</title>
                  <rect
                    className={styles.part}
                    data-slip={slip}
                    x={`${from * 100}%`}
                    width={`${share * 100}%`}
                    {...BAR}
                  />
                  {share < ROOM ? null : (
                    <text x={`${(from + share / 2) * 100}%`} y="25" textAnchor="middle">
                      {format.number(count)}
                    </text>
                  )}
                </PointTarget>
              </g>
            ))}
            <text x="100%" dx="8" y="25" className={styles.total}>
              {format.number(total)}
            </text>
          </g>
        ))}
        <PointMark
          places={rows.flatMap(({ parts }, index) =>
            parts.map(({ from, share }) => ({
              ...{ x: from * 100, width: share * 100 },
              ...{ y: index * ROW + BAR.y, height: BAR.height },
            })),
          )}
        />
      </svg>
    </svg>
  );
}
