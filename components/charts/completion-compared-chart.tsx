"use client";
// Recharts measures its place in the browser; before that the frame keeps the height.

import { Line, LineChart } from "recharts";
import { DrawingContainer } from "./drawing-container";
import frame from "./drawing-frame.module.css";
import { useReadPoint } from "./point-reader";
import { QuarterAxes } from "./quarter-axes";
import { QuarterTargets } from "./quarter-targets";
import type { ComparedRow } from "./prepare-completion-compared";
import { SERIES, SeriesPoint } from "./series-style";

interface Props {
  rows: readonly ComparedRow[];
  yearTicks: readonly string[];
  /** How many partners are drawn. */
  count: number;
}

/** The completion of some partners by quarter, a line each, which breaks where there is no value. */
export function CompletionComparedChart({ rows, yearTicks, count }: Props) {
  const read = useReadPoint();
  return (
    <div className={frame.line}>
      <DrawingContainer>
        <LineChart
          data={[...rows]}
          accessibilityLayer={false}
          margin={{ top: 8, right: 14, bottom: 0, left: 0 }}
        >
          <QuarterAxes yearTicks={yearTicks} read={read === null ? undefined : rows[read]?.quarter} />
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
          <QuarterTargets count={rows.length} />
        </LineChart>
      </DrawingContainer>
    </div>
  );
}
