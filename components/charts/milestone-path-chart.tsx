"use client";
// Recharts measures its place in the browser; before that the frame keeps the height.

import { CartesianGrid, Line, LineChart, ReferenceLine, XAxis, YAxis } from "recharts";
import { useFormat } from "@/i18n/use-format";
import { DrawingContainer } from "./drawing-container";
import frame from "./drawing-frame.module.css";
import { AXIS, DOT, TICK } from "./drawing-style";
import type { PathRow } from "@/lib/milestones/path-rules";
import { useReadPoint } from "./point-reader";

interface Axis {
  domain: readonly [number, number];
  ticks: readonly number[];
}

interface Props {
  rows: readonly PathRow[];
  days: Axis;
  values: Axis & {
    /** A text for each tick: a number, or the name of a stage. */
    labels: readonly string[];
    width: number;
  };
  /** Midnight UTC of the due date. */
  dueAt: number;
}

/** Measured values as steps (each holds until the next) beside the plan's straight line. */
export function MilestonePathChart({ rows, days, values, dueAt }: Props) {
  const format = useFormat();
  const read = useReadPoint();
  const at = read === null ? undefined : rows[read]?.at;
  const label = new Map(values.ticks.map((tick, index) => [tick, values.labels[index] ?? ""]));
  const month = (at: number) => format.month(new Date(at).toISOString());
  return (
    <div className={frame.path}>
      <DrawingContainer>
        <LineChart
          data={[...rows]}
          accessibilityLayer={false}
          margin={{ top: 10, right: 18, bottom: 0, left: 0 }}
        >
          <CartesianGrid vertical={false} stroke="var(--chart-grid)" />
          <XAxis
            {...AXIS}
            dataKey="at"
            type="number"
            scale="time"
            domain={[...days.domain]}
            ticks={[...days.ticks]}
            tickFormatter={month}
            tick={TICK}
          />
          <YAxis
            {...AXIS}
            axisLine={false}
            tickLine={false}
            domain={[...values.domain]}
            ticks={[...values.ticks]}
            interval={0}
            width={values.width}
            tickFormatter={(tick: number) => label.get(tick) ?? ""}
            tick={TICK}
          />
          {at === undefined ? null : <ReferenceLine x={at} stroke="var(--focus)" />}
          <ReferenceLine x={dueAt} stroke="var(--ink)" strokeWidth={1.5} />
          <Line
            dataKey="planned"
            type="linear"
            stroke="var(--chart-plan)"
            strokeWidth={2}
            strokeDasharray="7 4"
            dot={false}
            activeDot={false}
            isAnimationActive={false}
          />
          {/* Rows of the plan carry no measurement: joining over them hides no gap. */}
          <Line
            dataKey="measured"
            type="stepAfter"
            connectNulls
            stroke="var(--chart-line)"
            strokeWidth={2}
            dot={{ ...DOT, r: 3.5 }}
            activeDot={false}
            isAnimationActive={false}
          />
        </LineChart>
      </DrawingContainer>
    </div>
  );
}
