"use client";
// Recharts measures its place in the browser; before that the frame keeps the height.

import { CartesianGrid, Line, LineChart, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from "recharts";
import { useFormat } from "@/i18n/use-format";
import frame from "./drawing-frame.module.css";
import { AXIS, TICK } from "./drawing-style";
import { useReadPoint } from "./point-reader";
import type { ComparedRow } from "./prepare-completion-compared";
import { SERIES, SeriesPoint } from "./series-style";

interface Props {
  rows: readonly ComparedRow[];
  yearTicks: readonly string[];
  /** How many partners are drawn. */
  count: number;
}

const PERCENT_TICKS = [0, 25, 50, 75, 100];

/** The completion of some partners by quarter, a line each, which breaks where there is no value. */
export function CompletionComparedChart({ rows, yearTicks, count }: Props) {
  const format = useFormat();
  const read = useReadPoint();
  const quarter = read === null ? undefined : rows[read]?.quarter;
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
            domain={[0, 100]}
            ticks={PERCENT_TICKS}
            width={48}
            tickFormatter={(percent: number) => format.percentage(percent)}
            tick={TICK}
          />
          {quarter === undefined ? null : <ReferenceLine x={quarter} stroke="var(--focus)" />}
          {SERIES.slice(0, count).map((series, index) => (
            <Line
              key={series.stroke}
              dataKey={(row: ComparedRow) => row.values[index] ?? null}
              type="linear"
              stroke={series.stroke}
              strokeWidth={2}
              strokeDasharray={series.dash}
              isAnimationActive={false}
              activeDot={false}
              connectNulls={false}
              dot={({ cx, cy, index: at }: { cx?: number; cy?: number; index?: number }) =>
                cx === undefined || cy === undefined || Number.isNaN(cy) ? (
                  <g key={at} />
                ) : (
                  <SeriesPoint key={at} series={series} x={cx} y={cy} />
                )
              }
            />
          ))}
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}
