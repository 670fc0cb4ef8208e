import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import styles from "./change.module.css";

interface Props {
  /** What was accepted before; null when nothing was. */
  from: ReactNode | null;
  to: ReactNode;
  isSame: boolean;
  /** What else there is to say of it. */
  children?: ReactNode;
}

/** What changes: old and new with an arrow between them, which is heard as words. */
export function Change({ from, to, isSame, children }: Props) {
  const t = useTranslations("reviews.change");
  const note = from === null ? t("first") : isSame ? t("same") : null;
  return (
    <div className={styles.change}>
      {note === null ? (
        <div className={styles.both}>
          <span className="visually-hidden">{t("was")} </span>
          <span className={styles.old}>{from}</span>
          <span className={styles.new}>
            <span aria-hidden="true">→</span>
            <span className="visually-hidden"> {t("is")}</span> {to}
          </span>
        </div>
      ) : (
        <div className={styles.both}>
          {to} <span className={styles.note}>{note}</span>
        </div>
      )}
      {children ? <div className={styles.note}>{children}</div> : null}
    </div>
  );
}
