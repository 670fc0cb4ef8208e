"use client";
// Recharts measures its place in the browser; before that the frame keeps the height.

import { Area, ComposedChart, Line, ReferenceLine } from "recharts";
import { DrawingContainer } from "./drawing-container";
import frame from "./drawing-frame.module.css";
import { DOT } from "./drawing-style";
import { useReadPoint } from "./point-reader";
import { QuarterAxes } from "./quarter-axes";
import { QuarterTargets } from "./quarter-targets";
import type { BurnUpRow } from "./prepare-burn-up";

interface Props {
  rows: readonly BurnUpRow[];
  yearTicks: readonly string[];
}

const LINE = { type: "linear", strokeWidth: 2, isAnimationActive: false, activeDot: false } as const;

const percent = (share: "achieved" | "planned" | "plannedFirst" | "expected") => (row: BurnUpRow) => {
  const value = row[share];
  return value === null ? null : value * 100;
};

const band = (row: BurnUpRow) => row.band?.map((share) => share * 100) ?? null;

/** What was achieved, with points, what is foretold of it within its band, and without points what is planned now and was planned first. */
export function BurnUpChart({ rows, yearTicks }: Props) {
  const read = useReadPoint();
  const running = rows.find((row) => row.running)?.quarter;
  return (
    <div className={frame.line}>
      <DrawingContainer>
        <ComposedChart
          data={[...rows]}
          accessibilityLayer={false}
          margin={{ top: 8, right: 14, bottom: 0, left: 0 }}
        >
          <QuarterAxes yearTicks={yearTicks} read={read === null ? undefined : rows[read]?.quarter} />
          {running === undefined ? null : (
            <ReferenceLine x={running} stroke="var(--ink-muted)" strokeDasharray="1 3" />
          )}
          <Area
            dataKey={band}
            type="linear"
            stroke="var(--chart-forecast)"
            strokeDasharray="2 3"
            fill="var(--chart-band)"
            fillOpacity={1}
            isAnimationActive={false}
            activeDot={false}
          />
          <Line
            {...LINE}
            dataKey={percent("expected")}
            stroke="var(--chart-forecast)"
            strokeDasharray="4 2"
            dot={{ r: 2, fill: "var(--chart-forecast)", strokeDasharray: "none" }}
          />
          <Line
            {...LINE}
            dataKey={percent("plannedFirst")}
            stroke="var(--chart-first)"
            strokeDasharray="2 3"
            dot={false}
          />
          <Line
            {...LINE}
            dataKey={percent("planned")}
            stroke="var(--chart-plan)"
            strokeDasharray="7 4"
            dot={false}
          />
          <Line
            {...LINE}
            dataKey={percent("achieved")}
            stroke="var(--chart-line)"
            dot={DOT}
            connectNulls={false}
          />
          <QuarterTargets count={rows.length} />
        </ComposedChart>
      </DrawingContainer>
    </div>
  );
}
