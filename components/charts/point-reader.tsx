"use client";
// Points are read one after another with the arrow keys, and what is read is marked in the drawing.

import { useRouter, useSearchParams } from "next/navigation";
import { createContext, type KeyboardEvent, type ReactNode, useContext, useState } from "react";
import { keepAsOf } from "@/lib/as-of/rules";
import styles from "./point-reader.module.css";

/** One mark of a drawing as it is read out. */
export interface ReadPoint {
  /** What it says, whole: `2026 Q1: planned 54%, achieved 41%`. */
  text: string;
  /** The list behind it. */
  href?: string | undefined;
}

interface Props {
  /** What is drawn. */
  label: string;
  /** What to press. */
  hint: string;
  points: readonly ReadPoint[];
  /** The drawing; it may mark the point of `useReadPoint`, and follow a click with `useFollowPoint`. */
  children: ReactNode;
}

const Reading = createContext<{ at: number | null; follow: (index: number) => void }>({
  at: null,
  follow: () => undefined,
});

/** Makes a drawing readable by keyboard: arrows go from point to point, Home and End to the ends, Enter to the list behind the point. */
export function PointReader({ label, hint, points, children }: Props) {
  const router = useRouter();
  const query = useSearchParams();
  const [at, setAt] = useState<number | null>(null);
  const last = points.length - 1;
  const follow = (index: number) => {
    const href = points[index]?.href;
    if (href !== undefined) router.push(keepAsOf(href, query));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const from = at ?? -1;
    const to = {
      ArrowRight: Math.min(from + 1, last),
      ArrowDown: Math.min(from + 1, last),
      ArrowLeft: Math.max(from - 1, 0),
      ArrowUp: Math.max(from - 1, 0),
      Home: 0,
      End: last,
    }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      setAt(to);
    } else if (event.key === "Enter" && at !== null) {
      follow(at);
    }
  };
  const text = at === null ? hint : (points[at]?.text ?? "");
  if (points.length === 0) return children;
  return (
    <Reading value={{ at, follow }}>
      <div
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={1}
        aria-valuemax={points.length}
        aria-valuenow={(at ?? 0) + 1}
        aria-valuetext={text}
        className={styles.reader}
        onKeyDown={onKeyDown}
        onBlur={() => setAt(null)}
      >
        {children}
        <p className={styles.read} aria-hidden="true">
          {text}
        </p>
      </div>
    </Reading>
  );
}

/** The place of the point that is being read, for the drawing to mark; null while none is. */
export function useReadPoint(): number | null {
  return useContext(Reading).at;
}

/** Leads to the list behind a point, as a click on its mark does. */
export function useFollowPoint(): (index: number) => void {
  return useContext(Reading).follow;
}
