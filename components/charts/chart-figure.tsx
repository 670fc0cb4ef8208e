import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import styles from "./chart-figure.module.css";
import { FigureNotes } from "./figure-notes";

interface Props {
  /** The question. */
  title: string;
  /** The answer, in a sentence. */
  answer: string;
  /** The drawing; it is hidden from assistive technology, because the table says the same. */
  drawing: ReactNode;
  /** What the marks of the drawing mean; it stays readable to everyone. */
  legend?: ReactNode;
  /** The figures as a table. */
  table: ReactNode;
  /** Where the figures come from, how many there are, as of when. */
  notes: readonly string[];
  /** The same figures as a file; absent for those who may not export. */
  downloadHref?: string | undefined;
}

/** One chart: question, answer, drawing, its table one key away, where it comes from. */
export function ChartFigure({ title, answer, drawing, legend, table, notes, downloadHref }: Props) {
  const t = useTranslations("charts.figure");
  return (
    <section className={styles.card}>
      <h2>{title}</h2>
      <p className={styles.answer}>{answer}</p>
      <figure className={styles.figure}>
        {legend ? <div className={styles.legend}>{legend}</div> : null}
        <div aria-hidden="true" className={styles.drawing}>
          {drawing}
        </div>
        <figcaption className={styles.notes}>
          <FigureNotes notes={notes} downloadHref={downloadHref} />
        </figcaption>
      </figure>
      <details className={styles.details}>
        <summary>{t("showTable")}</summary>
        <div className={styles.table}>{table}</div>
      </details>
    </section>
  );
}
