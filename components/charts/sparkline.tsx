import styles from "./sparkline.module.css";

interface Props {
  /** Shares 0..1 in the order of time; null leaves a gap. */
  values: readonly (number | null)[];
  /** What they say, for those who do not see them. */
  label: string;
}

const WIDTH = 88;
const HEIGHT = 20;

/** A line in the height of a row of text, from 0 to 100 percent: how something came to where it stands. */
export function Sparkline({ values, label }: Props) {
  const step = values.length > 1 ? WIDTH / (values.length - 1) : 0;
  const place = (value: number, index: number) =>
    `${(index * step).toFixed(1)},${(HEIGHT - 2 - value * (HEIGHT - 4)).toFixed(1)}`;
  // A line for each stretch without a gap; a stretch of one point is drawn as a dot by its round ends.
  const path = values
    .map((value, index) => {
      if (value === null) return "";
      const before = values[index - 1] ?? null;
      return before === null ? `M${place(value, index)}h0` : `L${place(value, index)}`;
    })
    .join("");
  return (
    <>
      <svg
        viewBox={`-2 0 ${WIDTH + 4} ${HEIGHT}`}
        width={WIDTH + 4}
        height={HEIGHT}
        aria-hidden="true"
        focusable="false"
        className={styles.sparkline}
      >
        <path d={`M0 ${HEIGHT - 2}h${WIDTH}`} className={styles.ground} />
        <path d={path} className={styles.line} />
      </svg>
      <span className="visually-hidden">{label}</span>
    </>
  );
}
