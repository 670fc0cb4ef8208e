"use client";
// Moves the focus to where one decides, as keys are pressed or as the address says.

import { useEffect } from "react";
import { showHelp, useShortcuts } from "./use-shortcuts";

const press = (selector: string) => document.querySelector<HTMLElement>(selector)?.click();

/** Goes to the button, and presses nothing: one key that was hit by mistake decides nothing. */
const goToAccept = () => document.querySelector<HTMLElement>("#accept button")?.focus();

function goToReturn(): void {
  const fold = document.querySelector<HTMLDetailsElement>("#return details");
  if (fold === null) return;
  fold.open = true;
  fold.querySelector("textarea")?.focus();
}

/** The shortcuts of a review. */
export function ReviewKeys() {
  useEffect(() => {
    // The queue leads here with the place in the address.
    if (window.location.hash === "#accept") goToAccept();
    if (window.location.hash === "#return") goToReturn();
  }, []);
  useShortcuts({
    next: () => press("[data-queue=next]"),
    previous: () => press("[data-queue=previous]"),
    accept: goToAccept,
    return: goToReturn,
    help: showHelp,
  });
  return null;
}
