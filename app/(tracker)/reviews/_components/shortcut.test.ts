import { describe, expect, it } from "vitest";
import { shortcutOf } from "./shortcut";

/** Something on the page in focus, as far as the shortcuts look at it. */
const inside = (tag: string, type = "") => ({
  matches: (selector: string) =>
    selector.split(", ").some((part) => {
      if (part === "input:not([type=checkbox])") return tag === "input" && type !== "checkbox";
      return part === tag;
    }),
});
const press = (key: string, over: Partial<Parameters<typeof shortcutOf>[0]> = {}) =>
  shortcutOf({
    key,
    ctrlKey: false,
    altKey: false,
    metaKey: false,
    isComposing: false,
    defaultPrevented: false,
    target: inside("a"),
    ...over,
  });

describe("a key asks for", () => {
  it.each([
    ["j", "next"],
    ["k", "previous"],
    ["a", "accept"],
    ["r", "return"],
    ["x", "choose"],
    ["?", "help"],
  ])("%s: %s", (key, shortcut) => {
    expect(press(key)).toBe(shortcut);
  });

  it.each(["J", "A", "Enter", " ", "Escape", "b", "toString"])("%s: nothing", (key) => {
    expect(press(key)).toBeNull();
  });
});

describe("a key is left to what it is there", () => {
  it.each(["ctrlKey", "altKey", "metaKey", "isComposing", "defaultPrevented"] as const)(
    "with %s",
    (modifier) => {
      expect(press("a", { [modifier]: true })).toBeNull();
    },
  );

  it.each([inside("input", "text"), inside("input", "search"), inside("textarea"), inside("select")])(
    "where somebody types or chooses by letters",
    (target) => {
      expect(press("j", { target })).toBeNull();
    },
  );

  it("but not on a checkbox, nor where nothing is in focus", () => {
    expect(press("j", { target: inside("input", "checkbox") })).toBe("next");
    expect(press("j", { target: null })).toBe("next");
  });
});
