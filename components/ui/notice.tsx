import type { ReactNode } from "react";
import styles from "./notice.module.css";
import { type Shape, StatusShape } from "./status-shape";

interface Props {
  tone: "green" | "amber" | "red" | "plain";
  children: ReactNode;
}

const SHAPES: Record<Props["tone"], Shape> = {
  green: "circle",
  amber: "triangle",
  red: "diamond",
  plain: "dash",
};

/** A message about the page or the last action; said at once to assistive technology. */
export function Notice({ tone, children }: Props) {
  return (
    <div className={styles.notice} data-tone={tone} role={tone === "red" ? "alert" : "status"}>
      <StatusShape shape={SHAPES[tone]} />
      <div>{children}</div>
    </div>
  );
}
