"use client";
// Which point is being read is known in the browser alone.

import { useReadPoint } from "./point-reader";
import styles from "./point-mark.module.css";

interface Props {
  /** Where each point that can be read lies, in the order in which they are read; `x` and `width` in percent. */
  places: readonly { x: number; width: number; y: number; height: number }[];
  /** How many points are read before these, in other drawings of the figure. */
  first?: number;
}

/** Outlines the point that is being read, in a drawing of the server. */
export function PointMark({ places, first = 0 }: Props) {
  const at = useReadPoint();
  const place = at === null ? undefined : places[at - first];
  if (place === undefined) return null;
  const { x, width, y, height } = place;
  return <rect x={`${x}%`} width={`${width}%`} y={y} height={height} className={styles.mark} />;
}
