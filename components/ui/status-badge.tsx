import styles from "./status-badge.module.css";
import { type Shape, StatusShape } from "./status-shape";

interface Props {
  /** `plain` has no colour: for facts that are neither good nor bad. */
  tone: "blue" | "green" | "amber" | "red" | "grey" | "plain";
  shape: Shape;
  word: string;
}

/** Shape, colour and word for one status; each alone would do. */
export function StatusBadge({ tone, shape, word }: Props) {
  return (
    <span className={styles.badge} data-tone={tone}>
      <StatusShape shape={shape} />
      {word}
    </span>
  );
}
