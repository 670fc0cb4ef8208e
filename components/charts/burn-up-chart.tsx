"use client";
// Recharts measures its place in the browser; before that the frame keeps the height.

import { CartesianGrid, Line, LineChart, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from "recharts";
import { useFormat } from "@/i18n/use-format";
import frame from "./drawing-frame.module.css";
import { AXIS, DOT, TICK } from "./drawing-style";
import { useReadPoint } from "./point-reader";
import type { BurnUpPoint } from "./prepare-burn-up";

interface Props {
  rows: readonly BurnUpPoint[];
  yearTicks: readonly string[];
}

const TICKS = [0, 0.25, 0.5, 0.75, 1];
const LINE = { type: "linear", strokeWidth: 2, isAnimationActive: false, activeDot: false } as const;

/** What was achieved, with points, beside what is planned now and was planned first, without. */
export function BurnUpChart({ rows, yearTicks }: Props) {
  const format = useFormat();
  const read = useReadPoint();
  const quarter = read === null ? undefined : rows[read]?.quarter;
  const running = rows.find((row) => row.running)?.quarter;
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
            tickFormatter={(label: string) => label.slice(0, 4)}
            tick={TICK}
          />
          <YAxis
            {...AXIS}
            axisLine={false}
            tickLine={false}
            domain={[0, 1]}
            ticks={TICKS}
            width={48}
            tickFormatter={(share: number) => format.percent(share)}
            tick={TICK}
          />
          {running === undefined ? null : (
            <ReferenceLine x={running} stroke="var(--ink-muted)" strokeDasharray="1 3" />
          )}
          {quarter === undefined ? null : <ReferenceLine x={quarter} stroke="var(--focus)" />}
          <Line
            {...LINE}
            dataKey="plannedFirst"
            stroke="var(--chart-first)"
            strokeDasharray="2 3"
            dot={false}
          />
          <Line {...LINE} dataKey="planned" stroke="var(--chart-plan)" strokeDasharray="7 4" dot={false} />
          <Line {...LINE} dataKey="achieved" stroke="var(--chart-line)" dot={DOT} connectNulls={false} />
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}
