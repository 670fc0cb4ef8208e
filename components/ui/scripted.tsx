"use client";
// Only the browser knows whether scripts run.

import { type ReactNode, useSyncExternalStore } from "react";
import styles from "./scripted.module.css";

const never = () => () => undefined;

/**
 * What is of use only where a script runs. Its room is held from the first byte, so that nothing below it moves away under somebody's
 * finger when the script comes to life; where none ever runs, it takes no room.
 */
export function Scripted({ children }: { children: ReactNode }) {
  const runs = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return (
    <div className={styles.scripted} data-running={runs}>
      {children}
    </div>
  );
}
