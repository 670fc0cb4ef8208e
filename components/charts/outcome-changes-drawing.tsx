import { useTranslations } from "next-intl";
import { useFormat } from "@/i18n/use-format";
import styles from "./outcome-changes.module.css";
import { PointRing } from "./point-ring";
import { PointTarget } from "./point-target";
import type { prepareOutcomeChanges } from "./prepare-outcome-changes";

interface Props extends Pick<ReturnType<typeof prepareOutcomeChanges>, "points" | "reach"> {
  /** What lies along each axis. */
  axes: { completion: string; value: string };
  nameOf: (partner: string) => string;
}

const HEIGHT = 340;
/** Where the points lie; above and below is room for what the axes say. */
const PLOT = { x: "11%", y: 26, width: "84%", height: 260 };
const TICKS = [-1, -0.5, 0, 0.5, 1];

/** A point for each partner: to the right the change of completion, upwards that of the index; no change in the middle. */
export function OutcomeChangesDrawing({ points, reach, axes, nameOf }: Props) {
  const format = useFormat();
  const t = useTranslations("analysis.outcomes.changes");
  const signed = (text: string, value: number) => (value > 0 ? `+${text}` : text);
  const inPoints = (completion: number) => signed(format.number(completion), completion);
  const inUnit = (value: number) => signed(format.fine(value), value);
  return (
    <svg width="100%" height={HEIGHT} className={styles.drawing}>
      <text x="0" y="13" className={styles.name}>
        {axes.value}
      </text>
      <svg {...PLOT} overflow="visible">
        {TICKS.map((tick) => (
          <g key={tick} className={styles.axis}>
            <line
              className={tick === 0 ? styles.zero : styles.grid}
              {...{ x1: 0, x2: "100%", y1: `${50 - 50 * tick}%`, y2: `${50 - 50 * tick}%` }}
            />
            <line
              className={tick === 0 ? styles.zero : styles.grid}
              {...{ y1: 0, y2: "100%", x1: `${50 + 50 * tick}%`, x2: `${50 + 50 * tick}%` }}
            />
            <text x="0" dx="-6" y={`${50 - 50 * tick}%`} dy="0.35em" textAnchor="end" data-axis="value">
              {inUnit(tick * reach.value)}
            </text>
            <text x={`${50 + 50 * tick}%`} y="100%" dy="18" textAnchor="middle" data-axis="completion">
              {inPoints(tick * reach.completion)}
            </text>
          </g>
        ))}
        {points.map(({ partner, completion, value, place, named }, index) => (
          <PointTarget key={partner} index={index}>
            <title>
              {t("point", { name: nameOf(partner), completion: inPoints(completion), value: inUnit(value) })}
            </title>
            <circle cx={`${place.x}%`} cy={`${place.y}%`} r="12" fill="transparent" />
            <circle
              cx={`${place.x}%`}
              cy={`${place.y}%`}
              r="5"
              className={styles.point}
              data-point={partner}
            />
            {named ? (
              <text x={`${place.x}%`} y={`${place.y}%`} dx="8" dy="-6" className={styles.code}>
                {partner}
              </text>
            ) : null}
          </PointTarget>
        ))}
        <PointRing places={points.map(({ place }) => place)} />
      </svg>
      <text x="95%" y={HEIGHT - 4} textAnchor="end" className={styles.name}>
        {axes.completion}
      </text>
    </svg>
  );
}
