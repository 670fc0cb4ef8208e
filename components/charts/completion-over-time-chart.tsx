"use client";
// Recharts measures its place in the browser; before that the frame keeps the height.

import { CartesianGrid, Line, LineChart, ResponsiveContainer, XAxis, YAxis } from "recharts";
import { useFormat } from "@/i18n/use-format";
import { AXIS, DOT, TICK } from "./drawing-style";
import frame from "./drawing-frame.module.css";
import type { CompletionRow } from "./prepare-completion-over-time";

interface Props {
  rows: readonly CompletionRow[];
  yearTicks: readonly string[];
}

const PERCENT_TICKS = [0, 25, 50, 75, 100];

/** Completion by quarter: a line that breaks where there is no value, dotted in the running quarter. */
export function CompletionOverTimeChart({ rows, yearTicks }: Props) {
  const format = useFormat();
  const line = {
    stroke: "var(--chart-line)",
    strokeWidth: 2,
    isAnimationActive: false,
    activeDot: false,
  } as const;
  return (
    <div className={frame.line}>
      <ResponsiveContainer>
        <LineChart
          data={[...rows]}
          accessibilityLayer={false}
          margin={{ top: 8, right: 14, bottom: 0, left: 0 }}
        >
          <CartesianGrid vertical={false} stroke="var(--chart-grid)" />
          <XAxis
            {...AXIS}
            dataKey="quarter"
            ticks={[...yearTicks]}
            interval="preserveStart"
            tickFormatter={(quarter: string) => quarter.slice(0, 4)}
            tick={TICK}
          />
          <YAxis
            {...AXIS}
            axisLine={false}
            tickLine={false}
            domain={[0, 100]}
            ticks={PERCENT_TICKS}
            width={48}
            tickFormatter={(percent: number) => format.percentage(percent)}
            tick={TICK}
          />
          <Line {...line} dataKey="closed" type="linear" dot={DOT} connectNulls={false} />
          <Line
            {...line}
            dataKey="running"
            type="linear"
            dot={{ ...DOT, fill: "var(--surface)", strokeDasharray: "none" }}
            strokeDasharray="2 4"
          />
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}
