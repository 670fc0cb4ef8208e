"use client";
// A click on a mark leads to the list behind it; what can be reached by keyboard is the drawing as a whole.

import type { ReactNode } from "react";
import { useFollowPoint } from "./point-reader";
import styles from "./point-mark.module.css";

interface Props {
  /** The place of the point among those that are read. */
  index: number;
  className?: string | undefined;
  children: ReactNode;
}

/** The mark of a point in a drawing of the server. */
export function PointTarget({ index, className, children }: Props) {
  const follow = useFollowPoint();
  return (
    <g className={className} onClick={() => follow(index)}>
      <g className={styles.target}>{children}</g>
    </g>
  );
}
