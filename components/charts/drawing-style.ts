/** The text of an axis. */
export const TICK = { fill: "var(--ink-muted)", fontSize: 13 };

/** An axis and its small lines. */
export const AXIS = {
  axisLine: { stroke: "var(--line-control)" },
  tickLine: { stroke: "var(--line-control)" },
};

/** A measured point. */
export const DOT = { r: 2.75, fill: "var(--chart-line)", stroke: "var(--chart-line)", strokeWidth: 1.5 };
