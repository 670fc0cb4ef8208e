import styles from "./progress-bar.module.css";

interface Props {
  /** Of what. */
  label: string;
  value: number;
  /** What the value comes to in the end. */
  max?: number;
}

/** How far something is that somebody waits for. */
export function ProgressBar({ label, value, max = 1 }: Props) {
  return <progress value={value} max={max} aria-label={label} className={styles.bar} />;
}
