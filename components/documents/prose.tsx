import type { ReactNode } from "react";
import styles from "./prose.module.css";

/** Running text to be read: a comfortable measure, headings with room above. */
export function Prose({ children, lang }: { children: ReactNode; lang?: string }) {
  return (
    <div className={styles.prose} lang={lang}>
      {children}
    </div>
  );
}
