import type { ReactNode } from "react";

export type Shape =
  | "circle"
  | "half"
  | "ring"
  | "triangle"
  | "diamond"
  | "square"
  | "dash"
  | "cross"
  | "turn";

const DRAWINGS: Record<Shape, ReactNode> = {
  circle: <circle cx="6" cy="6" r="5" fill="currentColor" />,
  half: (
    <>
      <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M6 1.75a4.25 4.25 0 0 1 0 8.5z" fill="currentColor" />
    </>
  ),
  ring: <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  triangle: <path d="M6 .8 11.6 11H.4z" fill="currentColor" />,
  diamond: <path d="M6 .2 11.8 6 6 11.8.2 6z" fill="currentColor" />,
  square: <rect x="1" y="1" width="10" height="10" rx="1" fill="currentColor" />,
  dash: <rect x="1" y="4.75" width="10" height="2.5" rx="1" fill="currentColor" />,
  cross: (
    <path d="m2 2 8 8m0-8-8 8" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
  ),
  turn: (
    <path
      d="M2.5 4.5h5a2.75 2.75 0 0 1 0 5.5H4M5 1.5l-3 3 3 3"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  ),
};

/** A shape that says the same as the colour it comes in; the word beside it says it to everyone. */
export function StatusShape({ shape }: { shape: Shape }) {
  return (
    <svg width="11" height="11" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      {DRAWINGS[shape]}
    </svg>
  );
}
