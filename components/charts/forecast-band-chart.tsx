"use client";
// Recharts measures its place in the browser; before that the frame keeps the height.

import { Area, CartesianGrid, ComposedChart, Line, ReferenceLine, XAxis, YAxis } from "recharts";
import { useFormat } from "@/i18n/use-format";
import { DrawingContainer } from "./drawing-container";
import frame from "./drawing-frame.module.css";
import { AXIS, TICK } from "./drawing-style";
import { useReadPoint } from "./point-reader";
import { QuarterTargets } from "./quarter-targets";
import type { BandRow } from "./prepare-forecast-band";

/** What is expected, within the band that holds what comes with 80 percent. */
export function ForecastBandChart({ rows, top }: { rows: readonly BandRow[]; top: number }) {
  const format = useFormat();
  const read = useReadPoint();
  const quarter = read === null ? undefined : rows[read]?.quarter;
  return (
    <div className={frame.line}>
      <DrawingContainer>
        <ComposedChart
          data={[...rows]}
          accessibilityLayer={false}
          margin={{ top: 8, right: 14, bottom: 0, left: 0 }}
        >
          <CartesianGrid vertical={false} stroke="var(--chart-grid)" />
          <XAxis
            {...AXIS}
            dataKey="quarter"
            interval="preserveStartEnd"
            tickFormatter={(label: string) => format.quarter(label)}
            tick={TICK}
          />
          <YAxis
            {...AXIS}
            axisLine={false}
            tickLine={false}
            domain={[0, top]}
            allowDecimals={false}
            width={48}
            tickFormatter={(count: number) => format.number(count)}
            tick={TICK}
          />
          {quarter === undefined ? null : <ReferenceLine x={quarter} stroke="var(--focus)" />}
          <Area
            dataKey="band"
            type="linear"
            stroke="var(--chart-forecast)"
            strokeDasharray="2 3"
            fill="var(--chart-band)"
            fillOpacity={1}
            isAnimationActive={false}
            activeDot={false}
          />
          <Line
            dataKey="expected"
            type="linear"
            stroke="var(--chart-forecast)"
            strokeWidth={2}
            dot={{ r: 2.75, fill: "var(--chart-forecast)" }}
            isAnimationActive={false}
            activeDot={false}
          />
          <QuarterTargets count={rows.length} />
        </ComposedChart>
      </DrawingContainer>
    </div>
  );
}
