import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { useFormat } from "@/i18n/use-format";
import type { Area } from "@/lib/areas/constants";
import type { Slip } from "@/lib/milestones/slips";
import type { NamesPlace } from "./drawn-twice";
import { PointMark } from "./point-mark";
import type { prepareSlippage } from "./prepare-slippage";
import styles from "./slippage.module.css";

interface Props {
  rows: ReturnType<typeof prepareSlippage>["rows"];
  hrefOf: (area: Area | null, slip: Slip | null) => string;
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
export function SlippageDrawing({ rows, hrefOf, names }: Props) {
  const t = useTranslations();
  const format = useFormat();
  const height = rows.length * ROW;
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
        {rows.map(({ area, parts, total }, index) => (
          <g key={area} transform={`translate(0 ${index * ROW})`}>
            {parts.map(({ slip, count, from, share }) => (
              <Link
                key={slip}
                href={hrefOf(area, slip)}
                prefetch={false}
                tabIndex={-1}
                className={styles.cell}
                data-slip={slip}
              >
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
              </Link>
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
