"use client";
// Recharts measures its place in the browser, and its axes with it.

import { CartesianGrid, ReferenceLine, XAxis, YAxis } from "recharts";
import { useFormat } from "@/i18n/use-format";
import { AXIS, TICK } from "./drawing-style";

interface Props {
  /** The quarters that carry a year. */
  yearTicks: readonly string[];
  /** The quarter that is being read. */
  read?: string | undefined;
}

const PERCENT_TICKS = [0, 25, 50, 75, 100];

/** Quarters below, percent beside, and a line where one reads: what all lines of completion are drawn upon. */
export function QuarterAxes({ yearTicks, read }: Props) {
  const format = useFormat();
  return (
    <>
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
      {read === undefined ? null : <ReferenceLine x={read} stroke="var(--focus)" />}
    </>
  );
}
