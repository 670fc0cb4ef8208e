import { useTranslations } from "next-intl";
import { useFormat } from "@/i18n/use-format";
import { PointTarget } from "./point-target";
import { type prepareTimeline, ROW } from "./prepare-timeline";
import styles from "./timeline.module.css";

type Bar = ReturnType<typeof prepareTimeline>["bars"][number];

const HEIGHT = 12;

/** The line of one milestone: what was planned, what was added or given up, and where it was due at first. */
export function TimelineBar({ bar, index }: { bar: Bar; index: number }) {
  const t = useTranslations("schedule.timeline");
  const format = useFormat();
  const { milestone, planned, moved, firstDue, slippage, y } = bar;
  const top = y + (ROW - HEIGHT) / 2;
  const last = moved ?? planned;
  const end = last === null ? null : last.x + last.width;
  return (
    <g className={styles.bar} data-rag={milestone.rag} data-code={milestone.code}>
      <PointTarget index={index}>
        <title>{`${milestone.code} ${milestone.title}`}</title>
        {moved === null ? null : (
          <rect
            className={moved.way === "later" ? styles.later : styles.earlier}
            x={`${moved.x}%`}
            width={`${moved.width}%`}
            y={top + 0.5}
            height={HEIGHT - 1}
          />
        )}
        {planned === null ? null : (
          <rect
            className={styles.planned}
            x={`${planned.x}%`}
            width={`${planned.width}%`}
            y={top}
            height={HEIGHT}
          />
        )}
        {firstDue === null ? null : (
          <line
            className={styles.firstDue}
            x1={`${firstDue}%`}
            x2={`${firstDue}%`}
            y1={top - 3}
            y2={top + HEIGHT + 3}
          />
        )}
        {slippage === 0 || end === null ? null : (
          <text
            className={styles.days}
            x={`${end}%`}
            dx={end > 90 ? -6 : 6}
            y={y + ROW / 2 + 4}
            textAnchor={end > 90 ? "end" : "start"}
          >
            {t("days", { days: `${slippage > 0 ? "+" : "−"}${format.number(Math.abs(slippage))}` })}
          </text>
        )}
      </PointTarget>
    </g>
  );
}
