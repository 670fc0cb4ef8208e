"use client";
// What is typed before the script comes to life is known to the browser alone.

import { useLayoutEffect, useState, useSyncExternalStore } from "react";

/**
 * Gives a text area back what somebody typed, and where the caret stood, before the page's script took it over: React writes the
 * text it was sent with over both. Stands before the text area, so that it looks before that happens.
 */
export function EarlyTyping({ field }: { field: string }) {
  const isTakenOver = useSyncExternalStore(
    () => () => undefined,
    () => false,
    () => true,
  );
  const [before] = useState(() => (isTakenOver ? standingIn(field) : null));
  useLayoutEffect(() => {
    const area = areaOf(field);
    if (area === null || before === null) return;
    if (area.value !== before.value) area.value = before.value;
    if (document.activeElement === area) area.setSelectionRange(before.from, before.to, before.direction);
  }, [field, before]);
  return null;
}

function standingIn(field: string) {
  const area = areaOf(field);
  if (area === null) return null;
  const { value, selectionStart: from, selectionEnd: to, selectionDirection: direction } = area;
  return { value, from, to, direction };
}

function areaOf(field: string): HTMLTextAreaElement | null {
  if (typeof document === "undefined") return null;
  const found = document.getElementById(field);
  return found instanceof HTMLTextAreaElement ? found : null;
}
