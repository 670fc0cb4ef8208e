"use client";
// Recharts measures its place in the browser; before that the frame keeps the height.

import { CartesianGrid, Line, LineChart, ReferenceLine, XAxis, YAxis } from "recharts";
import { useFormat } from "@/i18n/use-format";
import { DrawingContainer } from "./drawing-container";
import frame from "./drawing-frame.module.css";
import { AXIS, TICK } from "./drawing-style";
import { useReadPoint } from "./point-reader";
import type { OutcomeRow } from "./prepare-outcome-courses";
import { SERIES, SeriesPoint } from "./series-style";

interface Props {
  rows: readonly OutcomeRow[];
  ticks: readonly number[];
  domain: readonly [number, number];
  breakAt: number | null;
  /** How many partners are drawn. */
  count: number;
  /** What the two panels show. */
  names: { completion: string; value: string };
}

/** Completion above the index, each with its own axis, on the same years: what differs in unit shares no axis. */
export function OutcomeCoursesChart({ domain, names, ...drawn }: Props) {
  const format = useFormat();
  const [low, high] = domain;
  return (
    <div className={frame.panels}>
      <YearPanel
        {...drawn}
        of="completion"
        name={names.completion}
        ends={[0, 100]}
        write={(percent) => format.percentage(percent)}
      />
      <YearPanel {...drawn} of="value" name={names.value} ends={[low, high]} write={format.fine} />
    </div>
  );
}

interface PanelProps extends Omit<Props, "domain" | "names"> {
  of: "completion" | "value";
  name: string;
  ends: [number, number];
  write: (value: number) => string;
}

/** The same figure of some partners by year, a line each, which breaks where there is no value. */
function YearPanel({ rows, ticks, breakAt, count, of, name, ends, write }: PanelProps) {
  const read = useReadPoint();
  const year = read === null ? undefined : rows[read]?.year;
  const [low, high] = ends;
  return (
    <div className={frame.panel}>
      <DrawingContainer>
        <LineChart
          data={[...rows]}
          accessibilityLayer={false}
          margin={{ top: 26, right: 14, bottom: 0, left: 0 }}
        >
          <text x={0} y={13} fill="var(--ink)" fontSize={13} fontWeight={550}>
            {name}
          </text>
          <CartesianGrid vertical={false} stroke="var(--chart-grid)" />
          <XAxis
            {...AXIS}
            dataKey="year"
            type="number"
            domain={["dataMin", "dataMax"]}
            ticks={[...ticks]}
            interval="preserveEnd"
            padding={{ left: 6, right: 6 }}
            tick={TICK}
          />
          <YAxis
            {...AXIS}
            axisLine={false}
            tickLine={false}
            domain={ends}
            ticks={[0, 0.25, 0.5, 0.75, 1].map((share) => low + share * (high - low))}
            width={52}
            tickFormatter={write}
            tick={TICK}
          />
          {breakAt === null ? null : (
            <ReferenceLine x={breakAt} stroke="var(--ink-muted)" strokeWidth={2} strokeDasharray="5 4" />
          )}
          {year === undefined ? null : <ReferenceLine x={year} stroke="var(--focus)" />}
          {SERIES.slice(0, count).map((series, index) => (
            <Line
              key={series.stroke}
              dataKey={(row: OutcomeRow) => row[of][index] ?? null}
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
      </DrawingContainer>
    </div>
  );
}
