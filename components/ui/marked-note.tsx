import type { ReactNode } from "react";
import styles from "./marked-note.module.css";
import { type Shape, StatusShape } from "./status-shape";

interface Props {
  tone: "amber" | "red" | "plain";
  shape: Shape;
  children: ReactNode;
}

/** A short remark under what it is about, with a shape that says the same as its colour. */
export function MarkedNote({ tone, shape, children }: Props) {
  return (
    <span className={styles.note} data-tone={tone}>
      <StatusShape shape={shape} />
      <span>{children}</span>
    </span>
  );
}
