"use client";
// Recharts measures its place in the browser; before that the frame keeps the height.

import { useId } from "react";
import { Bar, BarChart, CartesianGrid, XAxis, YAxis } from "recharts";
import { useFormat } from "@/i18n/use-format";
import { DrawingContainer } from "./drawing-container";
import { deliveryFill, DeliveryPatterns } from "./delivery-fill";
import frame from "./drawing-frame.module.css";
import { AXIS, TICK } from "./drawing-style";
import { useFollowPoint } from "./point-reader";
import { DELIVERY_SEGMENTS, type DeliverySegment } from "./prepare-delivery-by-area";

interface Props {
  /** A bar a row; `name` is the area in the reader's language. */
  rows: readonly ({ name: string } & Record<DeliverySegment, number>)[];
}

interface SegmentShape {
  segment: DeliverySegment;
  x?: number;
  y?: number;
  width?: number;
  height?: number;
}

/** A segment stands a pixel apart from its neighbours: the ground between them carries the contrast. */
function Segment({ segment, x = 0, y = 0, width = 0, height = 0, ...fill }: SegmentShape) {
  if (width < 2) return null;
  return (
    <rect
      {...fill}
      x={x + 1}
      y={y}
      width={width - 2}
      height={height}
      strokeWidth={1}
      data-segment={segment}
    />
  );
}

/** Milestones by area, one bar an area, from completed to discontinued. */
export function DeliveryByAreaChart({ rows }: Props) {
  const id = useId();
  const format = useFormat();
  const follow = useFollowPoint();
  return (
    <div className={frame.bars}>
      <DrawingContainer>
        <BarChart
          data={[...rows]}
          layout="vertical"
          accessibilityLayer={false}
          barCategoryGap="28%"
          margin={{ top: 0, right: 14, bottom: 0, left: 0 }}
        >
          <DeliveryPatterns id={id} />
          <CartesianGrid horizontal={false} stroke="var(--chart-grid)" />
          <XAxis
            {...AXIS}
            type="number"
            allowDecimals={false}
            tickFormatter={(count: number) => format.number(count)}
            tick={TICK}
          />
          <YAxis {...AXIS} type="category" dataKey="name" width={120} tickLine={false} tick={TICK} />
          {DELIVERY_SEGMENTS.map((segment) => (
            <Bar
              key={segment}
              dataKey={segment}
              stackId="delivery"
              onClick={(_, index) => follow(index)}
              isAnimationActive={false}
              shape={(place: Omit<SegmentShape, "segment">) => (
                <Segment
                  segment={segment}
                  x={place.x ?? 0}
                  y={place.y ?? 0}
                  width={place.width ?? 0}
                  height={place.height ?? 0}
                  {...deliveryFill(id, segment)}
                />
              )}
            />
          ))}
        </BarChart>
      </DrawingContainer>
    </div>
  );
}
