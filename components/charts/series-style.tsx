/** How the lines of a drawing are told apart, in the order chosen: by colour, by dash, and by the shape of their points. */
export const SERIES = [
  { stroke: "var(--series-1)", dash: "none", shape: "circle" },
  { stroke: "var(--series-2)", dash: "7 3", shape: "square" },
  { stroke: "var(--series-3)", dash: "2 3", shape: "triangle" },
  { stroke: "var(--series-4)", dash: "9 3 2 3", shape: "diamond" },
] as const;
export type SeriesStyle = (typeof SERIES)[number];

const PATHS: Record<SeriesStyle["shape"], string> = {
  circle: "M-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0",
  square: "M-2.7-2.7h5.4v5.4h-5.4z",
  triangle: "M0-3.6 3.4 2.6h-6.8z",
  diamond: "M0-3.8 3.8 0 0 3.8-3.8 0z",
};

/** The point of a series, around a place. */
export function SeriesPoint({ series, x, y }: { series: SeriesStyle; x: number; y: number }) {
  return <path d={PATHS[series.shape]} transform={`translate(${x} ${y})`} fill={series.stroke} />;
}
