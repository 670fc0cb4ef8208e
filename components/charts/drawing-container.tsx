"use client";
// The width of a drawing is measured in the browser, where paper has another one than the screen.

import { type ReactElement, useSyncExternalStore } from "react";
import { flushSync } from "react-dom";
import { ResponsiveContainer } from "recharts";

/** As wide as a card on A4 and Letter, in CSS pixels. */
const ON_PAPER = 680;

/** The place of a drawing: as wide as what it stands in, on paper as wide as that. */
export function DrawingContainer({ children }: { children: ReactElement }) {
  const isPrinting = useSyncExternalStore(
    onPrinting,
    () => printing,
    () => false,
  );
  return <ResponsiveContainer width={isPrinting ? ON_PAPER : "100%"}>{children}</ResponsiveContainer>;
}

let printing = false;

function onPrinting(change: () => void): () => void {
  // The page is printed as it stands when the listeners are through.
  const turn = (to: boolean) => () => {
    printing = to;
    flushSync(change);
  };
  const [begin, end] = [turn(true), turn(false)];
  window.addEventListener("beforeprint", begin);
  window.addEventListener("afterprint", end);
  return () => {
    window.removeEventListener("beforeprint", begin);
    window.removeEventListener("afterprint", end);
  };
}
