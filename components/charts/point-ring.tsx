"use client";
// Which point is being read is known in the browser alone.

import { useReadPoint } from "./point-reader";
import styles from "./point-mark.module.css";

interface Props {
  /** The middle of each point that can be read, in percent, in the order in which they are read. */
  places: readonly { x: number; y: number }[];
}

/** A ring around the point that is being read, in a drawing of the server. */
export function PointRing({ places }: Props) {
  const at = useReadPoint();
  const place = at === null ? undefined : places[at];
  if (place === undefined) return null;
  return <circle cx={`${place.x}%`} cy={`${place.y}%`} r="10" className={styles.mark} />;
}
