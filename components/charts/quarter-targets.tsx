"use client";
// Where the plot lies is known when it is measured, in the browser.

import { usePlotArea } from "recharts";
import { useFollowPoint } from "./point-reader";
import styles from "./point-mark.module.css";

/** Follows a click anywhere in the plot to the list behind the nearest of so many quarters, which stand at equal distances. */
export function QuarterTargets({ count }: { count: number }) {
  const plot = usePlotArea();
  const follow = useFollowPoint();
  if (plot === undefined || count === 0) return null;
  return (
    <rect
      {...plot}
      fill="transparent"
      data-quarters={count}
      className={styles.target}
      onClick={({ clientX, currentTarget }) => {
        const { left, width } = currentTarget.getBoundingClientRect();
        follow(Math.round(((clientX - left) / width) * (count - 1)));
      }}
    />
  );
}
