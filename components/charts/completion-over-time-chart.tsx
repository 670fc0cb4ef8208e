"use client";
// Recharts measures its place in the browser; before that the frame keeps the height.

import { Line, LineChart } from "recharts";
import { DrawingContainer } from "./drawing-container";
import { DOT } from "./drawing-style";
import frame from "./drawing-frame.module.css";
import { useReadPoint } from "./point-reader";
import { QuarterAxes } from "./quarter-axes";
import { QuarterTargets } from "./quarter-targets";
import type { CompletionRow } from "./prepare-completion-over-time";

interface Props {
  rows: readonly CompletionRow[];
  yearTicks: readonly string[];
}

/** Completion by quarter: a line that breaks where there is no value, dotted in the running quarter. */
export function CompletionOverTimeChart({ rows, yearTicks }: Props) {
  const read = useReadPoint();
  const line = {
    stroke: "var(--chart-line)",
    strokeWidth: 2,
    isAnimationActive: false,
    activeDot: false,
  } as const;
  return (
    <div className={frame.line}>
      <DrawingContainer>
        <LineChart
          data={[...rows]}
          accessibilityLayer={false}
          margin={{ top: 8, right: 14, bottom: 0, left: 0 }}
        >
          <QuarterAxes yearTicks={yearTicks} read={read === null ? undefined : rows[read]?.quarter} />
          <Line {...line} dataKey="closed" type="linear" dot={DOT} connectNulls={false} />
          <Line
            {...line}
            dataKey="running"
            type="linear"
            dot={{ ...DOT, fill: "var(--surface)", strokeDasharray: "none" }}
            strokeDasharray="2 4"
          />
          <QuarterTargets count={rows.length} />
        </LineChart>
      </DrawingContainer>
    </div>
  );
}
