"use client";
// Keys are pressed in the browser alone.

import { useEffect, useEffectEvent } from "react";
import { type Shortcut, shortcutOf } from "./shortcut";

/** Listens to the keyboard while the page is open, and does what the page does at a shortcut that it knows. */
export function useShortcuts(actions: Partial<Record<Shortcut, () => void>>): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const { key, ctrlKey, altKey, metaKey, isComposing, defaultPrevented } = event;
    const target = event.target instanceof Element ? event.target : null;
    const shortcut = shortcutOf({ key, ctrlKey, altKey, metaKey, isComposing, defaultPrevented, target });
    const action = shortcut === null ? undefined : actions[shortcut];
    if (action === undefined) return;
    event.preventDefault();
    action();
  });
  useEffect(() => {
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}

/** Opens the list of shortcuts and goes there. */
export function showHelp(): void {
  const list = document.querySelector<HTMLDetailsElement>("#shortcuts");
  if (list === null) return;
  list.open = true;
  list.querySelector("summary")?.focus();
}
