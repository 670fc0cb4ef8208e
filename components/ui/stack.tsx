import type { ReactNode } from "react";
import styles from "./stack.module.css";

/** The parts of a page below each other, with the house's distance. */
export function Stack({ children }: { children: ReactNode }) {
  return <div className={styles.stack}>{children}</div>;
}
