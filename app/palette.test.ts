import { readFileSync } from "node:fs";
import {
  converter,
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  wcagContrast,
  type Rgb,
  wcagLuminance,
} from "culori";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("./palette.css", import.meta.url), "utf8");

const TONES = ["blue", "green", "amber", "red", "grey"] as const;
const GROUNDS = ["ground", "surface", "sunken"] as const;

const SERIES = ["series-1", "series-2", "series-3", "series-4"] as const;
/** The marks that stand in one drawing. */
const DRAWN_TOGETHER = [
  ["chart-line", "chart-plan", "chart-first"],
  ["chart-line", "chart-plan", "chart-forecast"],
  ["chart-up", "chart-down", "chart-neutral"],
] as const;

/** Eyes that see all colours, and the three common deficiencies. */
const EYES: Readonly<Record<string, (colour: Rgb) => Rgb>> = {
  "full sight": (colour) => colour,
  protanopia: filterDeficiencyProt(1),
  deuteranopia: filterDeficiencyDeuter(1),
  tritanopia: filterDeficiencyTrit(1),
};
const toRgb = (hex: string): Rgb => {
  const colour = converter("rgb")(hex);
  if (colour === undefined) throw new Error(`no colour: ${hex}`);
  return colour;
};
const difference = differenceCiede2000();
/** Four times what is just seen as a difference when two colours touch. */
const TOLD_APART = 8;

/** A token's colour in each theme. */
function pair(token: string): { light: string; dark: string } {
  const found = new RegExp(`--${token}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\);`).exec(css);
  const [, light, dark] = found ?? [];
  if (light === undefined || dark === undefined) throw new Error(`no colours for --${token}`);
  return { light, dark };
}

describe.each(["light", "dark"] as const)("in the %s theme", (theme) => {
  const between = (a: string, b: string) => wcagContrast(pair(a)[theme], pair(b)[theme]);

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
      wcagLuminance(pair(step)[theme]),
    );
    const ordered = theme === "light" ? steps.toSorted((a, b) => b - a) : steps.toSorted((a, b) => a - b);
    expect(steps).toEqual(ordered);
  });

  it.each([...SERIES, ...DRAWN_TOGETHER.flat()])("--%s stands out on the card it is drawn on", (token) => {
    expect(between(token, "surface")).toBeGreaterThanOrEqual(3);
  });

  it.each([SERIES, ...DRAWN_TOGETHER].map((tokens) => ({ tokens })))(
    "$tokens, drawn together, are told apart by everybody",
    ({ tokens }) => {
      for (const [name, seen] of Object.entries(EYES)) {
        for (const [index, one] of tokens.entries()) {
          for (const other of tokens.slice(index + 1)) {
            const apart = difference(seen(toRgb(pair(one)[theme])), seen(toRgb(pair(other)[theme])));
            expect(apart, `${one} and ${other}, ${name}`).toBeGreaterThanOrEqual(TOLD_APART);
          }
        }
      }
    },
  );
});
