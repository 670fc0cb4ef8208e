import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { RAG_SHAPES } from "@/components/ui/rag-badge";
import { StatusShape } from "@/components/ui/status-shape";
import { PointMark } from "./point-mark";
import { type prepareTimeline, ROW } from "./prepare-timeline";
import { TimelineBar } from "./timeline-bar";
import { TimelineTie } from "./timeline-tie";
import styles from "./timeline.module.css";

/** Room for the word beside the line of today. */
const FOOT = 22;

/** Names on one side, time on the other; on a narrow screen each name stands above its line. All places are shares of the width. */
export function TimelineDrawing({ timeline }: { timeline: ReturnType<typeof prepareTimeline> }) {
  const t = useTranslations();
  const { height, ticks, headings, bars, ties, today } = timeline;
  return (
    <svg width="100%" height={height + FOOT} className={styles.drawing}>
      {headings.map(({ area, y }) => (
        <rect key={area} x="0" y={y} width="100%" height={ROW} className={styles.heading} />
      ))}
      <svg x="33%" y="0" width="67%" height={height + FOOT} overflow="visible" className={styles.plot}>
        {ticks.map(({ x, label }) => (
          <g key={label} className={styles.tick}>
            <line x1={`${x}%`} x2={`${x}%`} y1="0" y2={height} />
            {headings.map(({ area, y }) => (
              <text key={area} x={`${x}%`} dx="4" y={y + ROW - 8}>
                {label}
              </text>
            ))}
          </g>
        ))}
        {bars.map((bar) => (
          <TimelineBar key={bar.milestone.code} bar={bar} />
        ))}
        {ties.map((tie) => (
          <TimelineTie key={tie.key} tie={tie} />
        ))}
        {today === null ? null : (
          <g className={styles.today}>
            <line x1={`${today}%`} x2={`${today}%`} y1="0" y2={height + 4} />
            <text x={`${today}%`} y={height + 17} textAnchor={today > 85 ? "end" : "middle"}>
              {t("schedule.timeline.today")}
            </text>
          </g>
        )}
      </svg>
      <svg x="0" y="0" width="32%" height={height} className={styles.names}>
        {headings.map(({ area, y }) => (
          <text key={area} x="6" y={y + ROW - 8} className={styles.area}>
            {t(`words.area.${area}`)}
          </text>
        ))}
        {bars.map(({ milestone: { code, title, rag }, y }) => (
          <Link
            key={code}
            href={`/milestones/${code}`}
            prefetch={false}
            tabIndex={-1}
            className={styles.name}
            data-rag={rag}
          >
            <title>{`${code} ${title}: ${t(`words.rag.${rag}`)}`}</title>
            <g transform={`translate(6 ${y + ROW / 2 - 6})`} className={styles.shape}>
              <StatusShape shape={RAG_SHAPES[rag]} />
            </g>
            <text x="24" y={y + ROW / 2 + 4}>
              <tspan className={styles.code}>{code}</tspan>
              <tspan dx="8">{title}</tspan>
            </text>
          </Link>
        ))}
      </svg>
      <PointMark places={bars.map(({ y }) => ({ x: 0, width: 100, y, height: ROW }))} />
    </svg>
  );
}
