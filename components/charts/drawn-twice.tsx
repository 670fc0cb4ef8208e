import type { ReactNode } from "react";
import styles from "./drawn-twice.module.css";

/** Where the names of lines stand: beside them, or above them where there is no room. */
export type NamesPlace = "beside" | "above";

/**
 * A drawing of the server in both shapes, of which the width of the screen shows one. Places within an SVG cannot depend on that width:
 * browsers take those of an inner drawing from its attributes alone.
 */
export function DrawnTwice({ draw }: { draw: (names: NamesPlace) => ReactNode }) {
  return (
    <>
      <div className={styles.wide}>{draw("beside")}</div>
      <div className={styles.narrow}>{draw("above")}</div>
    </>
  );
}
