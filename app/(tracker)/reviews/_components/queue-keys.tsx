"use client";
// Moves the focus among the rows as keys are pressed.

import { useRouter } from "next/navigation";
import { showHelp, useShortcuts } from "./use-shortcuts";

const rows = () => [...document.querySelectorAll<HTMLAnchorElement>("a[data-review]")];
const focusedRow = () => document.activeElement?.closest("tr") ?? null;
const linkOf = (row: Element | null) => row?.querySelector<HTMLAnchorElement>("a[data-review]") ?? null;

function move(step: 1 | -1): void {
  const links = rows();
  const here = links.findIndex((link) => link === linkOf(focusedRow()));
  // From outside the rows either way leads to the first.
  links[here === -1 ? 0 : here + step]?.focus();
}

/** The shortcuts of the queue; Enter opens the row in focus by itself, since the focus is on its link. */
export function QueueKeys() {
  const router = useRouter();
  const open = (place: string) => {
    const link = linkOf(focusedRow());
    if (link !== null) router.push(`${link.pathname}${link.search}${place}`);
  };
  useShortcuts({
    next: () => move(1),
    previous: () => move(-1),
    accept: () => open("#accept"),
    return: () => open("#return"),
    choose: () => focusedRow()?.querySelector<HTMLInputElement>("input[type=checkbox]")?.click(),
    help: showHelp,
  });
  return null;
}
