import { type Mark, PAPER } from "@/lib/reports/drawing";

type Point = readonly [number, number];

/** The parts of a line between its gaps. */
export function runsOf(points: readonly (Point | null)[]): Point[][] {
  const runs: Point[][] = [[]];
  for (const point of points) {
    if (point === null) runs.push([]);
    else runs.at(-1)?.push(point);
  }
  return runs.filter((run) => run.length > 0);
}

/** Names side by side above the drawing; the width of a letter is a fair guess for this font. */
export function legend(
  from: number,
  entries: readonly { label: string; stroke: string; dash?: string }[],
): Mark[] {
  let left = from;
  return entries.flatMap(({ label, stroke, dash }): Mark[] => {
    const start = left;
    left += 24 + label.length * 4.7 + 16;
    return [
      {
        mark: "line",
        points: [
          [start, 8],
          [start + 18, 8],
        ],
        stroke,
        width: 1.8,
        ...(dash === undefined ? {} : { dash }),
      },
      { mark: "text", x: start + 23, y: 11, text: label, fill: PAPER.ink, anchor: "start" },
    ];
  });
}
