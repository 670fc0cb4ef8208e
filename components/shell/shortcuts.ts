/** Single keys that act can be turned off where they are in the way; the choice holds for the browser, like the theme. */
export const SHORTCUTS_COOKIE = "shortcuts";

/** Whether keys act, by the value of the cookie or of the form that sets it: they do until they are turned off. */
export function parseShortcuts(value: unknown): "on" | "off" {
  return value === "off" ? "off" : "on";
}
