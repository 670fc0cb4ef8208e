"use client";
// Marks what is read by keyboard, and leads to the list behind a mark that is clicked.

import type { ReactNode } from "react";
import { BasisMark } from "./basis-mark";
import styles from "./basis-gaps.module.css";
import { useFollowPoint, useReadPoint } from "./point-reader";
import type { DrawnGap } from "./prepare-basis-gaps";

interface Props {
  rows: readonly (Pick<DrawnGap, "marks" | "marksBefore"> & {
    key: string;
    name: string;
    /** The gap in words, or that there is none. */
    gap: string;
  })[];
  /** Whether there is an earlier day, which has a track of its own. */
  compared: boolean;
  /** What the ends and the middle of the scale are called. */
  ticks: readonly { share: number; label: string }[];
}

/** Room for half a mark at either end. */
const place = (share: number) => `${1.5 + 97 * share}%`;

const NAME = 14;
const TRACK = 27;
const EARLIER = 41;

/** Law and practice of each row on one scale from 0 to 100 %, joined by the gap between them; drawn on the server as well. */
export function BasisGapsDrawing({ rows, compared, ticks }: Props) {
  const height = compared ? 56 : 42;
  const bottom = rows.length * height;
  return (
    <svg width="100%" height={bottom + 20} className={styles.drawing} focusable="false">
      {ticks.map(({ share, label }) => (
        <g key={share}>
          <line x1={place(share)} x2={place(share)} y1={0} y2={bottom} stroke="var(--chart-grid)" />
          <text
            x={place(share)}
            y={bottom + 15}
            textAnchor={share === 0 ? "start" : share === 1 ? "end" : "middle"}
            fill="var(--ink-muted)"
            fontSize={12}
          >
            {label}
          </text>
        </g>
      ))}
      {rows.map(({ key, name, gap, marks, marksBefore }, row) => (
        <svg key={key} y={row * height} width="100%" height={height} className={styles.drawing}>
          <text x="0" y={NAME} fill="var(--ink)" fontSize={13} className={styles.words}>
            {name}
          </text>
          <text
            x="100%"
            y={NAME}
            textAnchor="end"
            fill="var(--ink-muted)"
            fontSize={13}
            className={styles.words}
          >
            {gap}
          </text>
          <Track y={TRACK} marks={marks} width={3}>
            {marks.map(({ index, basis, completion }) => (
              <Mark key={basis} index={index} x={place(completion)}>
                <BasisMark basis={basis} />
              </Mark>
            ))}
          </Track>
          {compared ? (
            <Track y={EARLIER} marks={marksBefore} width={1.5}>
              {marksBefore.map(({ basis, completion }) => (
                <svg key={basis} x={place(completion)} className={styles.drawing}>
                  <BasisMark basis={basis} hollow />
                </svg>
              ))}
            </Track>
          ) : null}
        </svg>
      ))}
    </svg>
  );
}

interface TrackProps {
  y: number;
  marks: readonly { completion: number }[];
  width: number;
  children: ReactNode;
}

/** What lies between the marks, and the marks upon it. */
function Track({ y, marks, width, children }: TrackProps) {
  const [from, to] = marks;
  return (
    <svg y={y} className={styles.drawing}>
      {from && to ? (
        <line
          x1={place(from.completion)}
          x2={place(to.completion)}
          y1={0}
          y2={0}
          stroke="var(--line-control)"
          strokeWidth={width}
        />
      ) : null}
      {children}
    </svg>
  );
}

function Mark({ index, x, children }: { index: number; x: string; children: ReactNode }) {
  const at = useReadPoint();
  const follow = useFollowPoint();
  return (
    <svg x={x} className={styles.drawing}>
      {at === index ? <circle r={9} fill="none" stroke="var(--focus)" strokeWidth={2} /> : null}
      <g data-mark={index} className={styles.mark} onClick={() => follow(index)}>
        {/* As large as a finger needs. */}
        <circle r={12} fill="none" pointerEvents="all" />
        {children}
      </g>
    </svg>
  );
}
