import { Link } from "./link";
import { useFormat } from "@/i18n/use-format";
import styles from "./figure-tile.module.css";

interface Props {
  label: string;
  value: number;
  /** The list behind the figure. */
  href: string;
  /** A short remark under the figure. */
  note?: string;
}

/** One figure that leads to the rows it counts. */
export function FigureTile({ label, value, href, note }: Props) {
  const format = useFormat();
  return (
    <Link href={href} className={styles.tile} prefetch={false}>
      <span className={styles.label}>{label}</span>
      <span className={styles.value}>{format.number(value)}</span>
      {note ? <span className={styles.note}>{note}</span> : null}
    </Link>
  );
}
