import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { burnUpDrawing } from "@/lib/reports/burn-up-drawing";
import { PAPER, STATUS_COLOURS, svgOf } from "@/lib/reports/drawing";

const css = readFileSync(new URL("../../app/palette.css", import.meta.url), "utf8");
const light = (name: string) => new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}),`).exec(css)?.[1];

test("reports have the colours of the pages", () => {
  const { ink, muted, line, accent, grid, achieved, planned, plannedFirst, forecast, band } = PAPER;
  expect([ink, muted, line, accent, grid]).toEqual(
    ["ink", "ink-muted", "line", "accent", "chart-grid"].map(light),
  );
  expect([achieved, planned, plannedFirst, forecast, band]).toEqual(
    ["chart-line", "chart-plan", "chart-first", "chart-forecast", "chart-band"].map(light),
  );
  for (const [tone, colour] of Object.entries(STATUS_COLOURS)) expect(colour).toBe(light(`${tone}-solid`));
});

test("paper is set in the same colours", () => {
  const template = readFileSync(new URL("render/report.typ", import.meta.url), "utf8");
  for (const colour of [PAPER.ink, PAPER.muted, PAPER.line, PAPER.accent, ...Object.values(STATUS_COLOURS)])
    expect(template).toContain(`rgb("${colour}")`);
});

test("words in a drawing are words, whatever they look like", () => {
  const svg = svgOf({
    width: 10,
    height: 10,
    marks: [{ mark: "text", x: 1, y: 1, text: '<a href="x">&\u0000', fill: PAPER.ink, anchor: "start" }],
  });
  expect(svg).toContain('>&lt;a href="x"&gt;&amp;</text>');
});

const WORDS = {
  achieved: "Achieved",
  planned: "Planned",
  plannedFirst: "First",
  expected: "Expected",
  percent: (share: number) => `${share * 100}%`,
};
const point = (quarter: string, achieved: number | null, running = false) => ({
  ...{ quarter, quarterOn: "2026-01-01", endsOn: "2026-03-31", running, achieved },
  ...{ planned: 0.5, plannedFirst: 0.5, forecast: null },
});

test("a quarter without a value is a gap in the line, and no zero", () => {
  const { marks } = burnUpDrawing(
    [point("2026 Q1", 0.2), point("2026 Q2", null), point("2026 Q3", 0.4, true)],
    WORDS,
  );
  expect(marks.filter(({ mark }) => mark === "dot")).toHaveLength(2);
  const achieved = marks.filter(
    (mark) => mark.mark === "line" && mark.stroke === PAPER.achieved && mark.width === 1.8,
  );
  // Two of one point each, and the one of the legend.
  expect(achieved).toHaveLength(3);
});

test("more of a share is higher on paper, and the axis begins at nothing", () => {
  const { marks, height } = burnUpDrawing([point("2026 Q1", 0), point("2026 Q2", 1)], WORDS);
  const [low, high] = marks.filter((mark) => mark.mark === "dot");
  expect(low?.y).toBeGreaterThan(high?.y ?? height);
});

test("what is foretold begins where the running quarter stands, and its band lies around it", () => {
  const foretold = { ...point("2026 Q2", null), forecast: { low: 0.3, expected: 0.4, high: 0.6 } };
  const { marks } = burnUpDrawing([point("2026 Q1", 0.2, true), foretold], WORDS);
  const [expected] = marks
    .filter((mark) => mark.mark === "line")
    .filter(({ stroke }) => stroke === PAPER.forecast);
  const [area] = marks.filter((mark) => mark.mark === "area");
  const [dot] = marks.filter((mark) => mark.mark === "dot");
  expect(expected?.points[0]).toEqual([dot?.x, dot?.y]);
  expect(area?.points).toHaveLength(4);
});
