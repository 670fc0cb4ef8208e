import { useTranslations } from "next-intl";
import { RAG_SHAPES } from "@/components/ui/rag-badge";
import { StatusShape } from "@/components/ui/status-shape";
import { useFormat } from "@/i18n/use-format";
import type { NamesPlace } from "./drawn-twice";
import { PointMark } from "./point-mark";
import { PointTarget } from "./point-target";
import { type prepareTimeline, ROW } from "./prepare-timeline";
import { TimelineBar } from "./timeline-bar";
import { TimelineTie } from "./timeline-tie";
import styles from "./timeline.module.css";

/** Room for the word beside the line of today. */
const FOOT = 22;

/** So many ticks can be named where there is no room beside. */
const MOST_ABOVE = 6;

/** A tick beyond this has no room for its name, in percent. */
const LAST_NAMED = 95;

/** Where the names and the lines lie. */
const PLACES = {
  beside: { names: { y: 0, width: "32%" }, lines: { x: "33%", y: 0, width: "67%" } },
  above: { names: { y: -6, width: "100%" }, lines: { x: 0, y: 6, width: "100%" } },
} as const;

interface Props {
  timeline: ReturnType<typeof prepareTimeline>;
  names: NamesPlace;
}

/** A line each, its name beside or above it. All places along the time are shares of the width. */
export function TimelineDrawing({ timeline, names }: Props) {
  const t = useTranslations();
  const format = useFormat();
  const { height, ticks, headings, bars, ties, today } = timeline;
  const labelled = names === "above" ? Math.ceil(ticks.length / MOST_ABOVE) : 1;
  return (
    <svg width="100%" height={height + FOOT} className={styles.drawing}>
      {headings.map(({ area, y }) => (
        <rect key={area} x="0" y={y} width="100%" height={ROW} className={styles.heading} />
      ))}
      <svg {...PLACES[names].lines} height={height + FOOT} overflow="visible">
        {ticks.map(({ x, label }, index) => (
          <g key={label} className={styles.tick}>
            <line x1={`${x}%`} x2={`${x}%`} y1="0" y2={height} />
            {(index % labelled === 0 && x < LAST_NAMED ? headings : []).map(({ area, y }) => (
              <text key={area} x={`${x}%`} dx="4" y={y + ROW - 8}>
                {format.quarter(label)}
              </text>
            ))}
          </g>
        ))}
        {bars.map((bar, index) => (
          <TimelineBar key={bar.milestone.code} bar={bar} index={index} />
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
      <svg x="0" {...PLACES[names].names} height={height} data-names={names}>
        {headings.map(({ area, y }) => (
          <text key={area} x="6" y={y + ROW - 8} className={styles.area}>
            {t(`words.area.${area}`)}
          </text>
        ))}
        {bars.map(({ milestone: { code, title, rag }, y }, index) => (
          <g key={code} className={styles.name} data-rag={rag}>
            <PointTarget index={index}>
              <title>{`${code} ${title}: ${t(`words.rag.${rag}`)}`}</title>
              <g transform={`translate(6 ${y + ROW / 2 - 6})`} className={styles.shape}>
                <StatusShape shape={RAG_SHAPES[rag]} />
              </g>
              <text x="24" y={y + ROW / 2 + 4}>
                <tspan className={styles.code}>{code}</tspan>
                <tspan dx="8">{title}</tspan>
              </text>
            </PointTarget>
          </g>
        ))}
      </svg>
      <PointMark places={bars.map(({ y }) => ({ x: 0, width: 100, y, height: ROW }))} />
    </svg>
  );
}
