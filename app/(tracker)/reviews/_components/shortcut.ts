/** What a key does in the queue and in a review. */
const SHORTCUTS = {
  j: "next",
  k: "previous",
  a: "accept",
  r: "return",
  x: "choose",
  "?": "help",
} as const;
export type Shortcut = (typeof SHORTCUTS)[keyof typeof SHORTCUTS];

/** Where somebody types or chooses by letters: there a letter is a letter. */
const TYPING = "input:not([type=checkbox]), textarea, select, [contenteditable]";

interface Pressed {
  key: string;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
  isComposing: boolean;
  defaultPrevented: boolean;
  /** Where the focus is. */
  target: { matches?: (selector: string) => boolean } | null;
}

/** What a key that was pressed asks for; null while somebody types, or together with a key that makes it something else. */
export function shortcutOf(pressed: Pressed): Shortcut | null {
  const { key, ctrlKey, altKey, metaKey, isComposing, defaultPrevented, target } = pressed;
  if (ctrlKey || altKey || metaKey || isComposing || defaultPrevented) return null;
  if (target?.matches?.(TYPING) ?? false) return null;
  return new Map<string, Shortcut>(Object.entries(SHORTCUTS)).get(key) ?? null;
}
