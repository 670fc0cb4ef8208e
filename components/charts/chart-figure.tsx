import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import styles from "./chart-figure.module.css";
import { FigureNotes } from "./figure-notes";
import { FigurePicture } from "./figure-picture";
import { PointReader, type ReadPoint } from "./point-reader";

interface Props {
  /** The question. */
  title: string;
  /** The answer, in a sentence. */
  answer: string;
  /** The drawing; its marks are hidden from assistive technology, because its points and the table say the same. */
  drawing: ReactNode;
  /** Whether the drawing says everything itself, to assistive technology as well: links with names, not marks alone. */
  drawingIsRead?: boolean;
  /** The marks of the drawing one after another, to be read with the arrow keys; absent where nothing but the table says more. */
  points?: readonly ReadPoint[];
  /** What the marks of the drawing mean; it stays readable to everyone. */
  legend?: ReactNode;
  /** The figures as a table. */
  table: ReactNode;
  /** Where the figures come from, how many there are, as of when. */
  notes: readonly string[];
  /** A page that says more of where the figures come from. */
  about?: { href: string; label: string } | undefined;
  /** The same figures as a file; absent for those who may not export. */
  downloadHref?: string | undefined;
}

/** One chart: question, answer, drawing, its table one key away, where it comes from. */
export function ChartFigure(props: Props) {
  const {
    title,
    answer,
    drawing,
    drawingIsRead = false,
    points = [],
    legend,
    table,
    notes,
    about,
    downloadHref,
  } = props;
  const t = useTranslations("charts.figure");
  return (
    <section className={styles.card}>
      <h2>{title}</h2>
      <p className={styles.answer}>{answer}</p>
      <figure className={styles.figure}>
        {legend ? <div className={styles.legend}>{legend}</div> : null}
        <PointReader label={title} hint={t("readHint")} points={points}>
          <div {...(drawingIsRead ? {} : { "aria-hidden": true })} data-drawing="" className={styles.drawing}>
            {drawing}
          </div>
        </PointReader>
        <figcaption className={styles.notes}>
          <FigureNotes
            notes={notes}
            about={about}
            downloadHref={downloadHref}
            picture={<FigurePicture title={title} answer={answer} notes={notes} />}
          />
        </figcaption>
      </figure>
      <details className={styles.details}>
        <summary>{t("showTable")}</summary>
        <div className={styles.table}>{table}</div>
      </details>
    </section>
  );
}
