import type { prepareTimeline } from "./prepare-timeline";
import styles from "./timeline.module.css";

type Tie = ReturnType<typeof prepareTimeline>["ties"][number];

/** How far from the middle of its line a bar reaches. */
const REACH = 7;

/** From the due date of what is waited for to the line that waits: down or up first, then along, with an arrow at its end. */
export function TimelineTie({ tie: { from, to, strained } }: { tie: Tie }) {
  const down = to.y > from.y;
  const turns = Math.abs(to.x - from.x) > 0.2;
  const end = turns ? to.y : to.y - (down ? REACH : -REACH);
  const way = !turns ? (down ? 90 : -90) : to.x > from.x ? 0 : 180;
  return (
    <g className={styles.tie} data-strained={strained}>
      <line x1={`${from.x}%`} x2={`${from.x}%`} y1={from.y + (down ? REACH : -REACH)} y2={end} />
      {turns ? <line x1={`${from.x}%`} x2={`${to.x}%`} y1={to.y} y2={to.y} /> : null}
      <svg x={`${to.x}%`} y={end} width="1" height="1" overflow="visible">
        <path d="M-7-4 0 0-7 4z" transform={`rotate(${way})`} />
      </svg>
    </g>
  );
}
