import { useTranslations } from "next-intl";
import { useFormat } from "@/i18n/use-format";
import { PointMark } from "./point-mark";
import { PointTarget } from "./point-target";
import type { prepareMoves } from "./prepare-moves";
import styles from "./moves.module.css";

interface Props {
  rows: readonly (ReturnType<typeof prepareMoves>["rows"][number] & { name: string })[];
}

const ROW = 46;
const BAR = { y: 20, height: 14 };

/** The days that each reason has added, as bars from zero. */
export function MovesDrawing({ rows }: Props) {
  const t = useTranslations("schedule.reasons");
  const format = useFormat();
  return (
    <svg width="100%" height={rows.length * ROW} className={styles.drawing}>
      {rows.map(({ reason, name, moves, daysLater, length }, index) => (
        <g key={reason} transform={`translate(0 ${index * ROW})`}>
          <PointTarget index={index} className={styles.row}>
            <text x="0" y="14">
              <tspan className={styles.name}>{name}</tspan>
              <tspan dx="8" className={styles.count}>
                {t("bar", { days: daysLater, moves })}
              </tspan>
            </text>
            <rect x="0" width="100%" {...BAR} className={styles.ground} />
            <rect x="0" width={`${length * 100}%`} {...BAR} className={styles.bar} data-reason={reason} />
            <title>{`${name}: ${format.number(daysLater)}`}</title>
          </PointTarget>
        </g>
      ))}
      <PointMark
        places={rows.map((_, index) => ({ x: 0, width: 100, y: index * ROW + BAR.y, height: BAR.height }))}
      />
    </svg>
  );
}
