import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("./globals.css", import.meta.url), "utf8");

const TONES = ["blue", "green", "amber", "red", "grey"] as const;
const GROUNDS = ["ground", "surface", "sunken"] as const;

/** A token's colour in each theme. */
function pair(token: string): { light: string; dark: string } {
  const found = new RegExp(`--${token}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\);`).exec(css);
  const [, light, dark] = found ?? [];
  if (light === undefined || dark === undefined) throw new Error(`no colours for --${token}`);
  return { light, dark };
}

/** WCAG 2.2 relative luminance. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}

describe.each(["light", "dark"] as const)("in the %s theme", (theme) => {
  const between = (a: string, b: string) => contrast(pair(a)[theme], pair(b)[theme]);

  it.each(["ink", "ink-muted", "accent", "accent-hover"])("--%s is readable on every ground", (token) => {
    for (const ground of GROUNDS) expect(between(token, ground), ground).toBeGreaterThanOrEqual(4.5);
  });

  it.each(["line-control", "focus", "chart-line", "chart-plan"])(
    "--%s stands out on every ground",
    (token) => {
      for (const ground of GROUNDS) expect(between(token, ground), ground).toBeGreaterThanOrEqual(3);
    },
  );

  it.each(TONES)("the words of %s are readable on its tint and on the page", (tone) => {
    expect(between(`${tone}-ink`, `${tone}-tint`)).toBeGreaterThanOrEqual(4.5);
    for (const ground of GROUNDS) expect(between(`${tone}-ink`, ground), ground).toBeGreaterThanOrEqual(4.5);
  });

  it.each(TONES)("the shape of %s stands out on its tint and on the page", (tone) => {
    expect(between(`${tone}-solid`, `${tone}-tint`)).toBeGreaterThanOrEqual(3);
    expect(between(`${tone}-solid`, "surface")).toBeGreaterThanOrEqual(3);
  });

  it("text on the accent is readable, also while it is pointed at", () => {
    expect(between("on-accent", "accent")).toBeGreaterThanOrEqual(4.5);
    expect(between("on-accent", "accent-hover")).toBeGreaterThanOrEqual(4.5);
    expect(between("ink", "accent-tint")).toBeGreaterThanOrEqual(4.5);
  });

  it.each([
    ["heat-0", "heat-ink-low"],
    ["heat-1", "heat-ink-low"],
    ["heat-2", "heat-ink-low"],
    ["heat-3", "heat-ink-high"],
    ["heat-4", "heat-ink-high"],
  ])("a percentage is readable on --%s", (step, ink) => {
    expect(between(step, ink)).toBeGreaterThanOrEqual(4.5);
  });

  it("each step of the heat map is told from the one before by its lightness", () => {
    const steps = ["heat-0", "heat-1", "heat-2", "heat-3", "heat-4"].map((step) =>
      luminance(pair(step)[theme]),
    );
    const ordered = theme === "light" ? steps.toSorted((a, b) => b - a) : steps.toSorted((a, b) => a - b);
    expect(steps).toEqual(ordered);
  });
});
