import type { BurnUpPoint } from "@/lib/analysis/burn-up";
import { type Drawing, type Mark, PAPER } from "@/lib/reports/drawing";
import { legend, runsOf } from "@/lib/reports/drawing-parts";

const WIDTH = 480;
const HEIGHT = 190;
const FRAME = { left: 34, right: WIDTH - 12, top: 24, bottom: HEIGHT - 22 };

interface Words {
  achieved: string;
  planned: string;
  plannedFirst: string;
  percent: (share: number) => string;
}

/** The agreed plan and what was achieved, quarter by quarter, from 0 to 100 percent; a quarter without a value is a gap. */
export function burnUpDrawing(points: readonly BurnUpPoint[], words: Words): Drawing {
  const x = (index: number) =>
    FRAME.left + ((FRAME.right - FRAME.left) * (index + 0.5)) / Math.max(points.length, 1);
  const y = (share: number) => FRAME.bottom - (FRAME.bottom - FRAME.top) * share;
  const course = (of: "achieved" | "planned" | "plannedFirst") =>
    runsOf(
      points.map((point, index) => {
        const value = point[of];
        return value === null ? null : ([x(index), y(value)] as const);
      }),
    );
  const line = (of: "planned" | "plannedFirst", stroke: string, dash: string): Mark[] =>
    course(of).map((run) => ({ mark: "line", points: run, stroke, width: 1.4, dash }));
  const achieved = course("achieved");
  const running = points.findIndex((point) => point.running);
  return {
    width: WIDTH,
    height: HEIGHT,
    marks: [
      ...axes(points, x, y, words.percent),
      ...(running < 0
        ? []
        : [
            {
              mark: "line" as const,
              points: [
                [x(running), FRAME.top],
                [x(running), FRAME.bottom],
              ] as const,
              stroke: PAPER.muted,
              width: 0.7,
              dash: "1 2.5",
            },
          ]),
      ...line("plannedFirst", PAPER.plannedFirst, "1.5 2.5"),
      ...line("planned", PAPER.planned, "6 3"),
      ...achieved.map((run) => ({
        mark: "line" as const,
        points: run,
        stroke: PAPER.achieved,
        width: 1.8,
      })),
      ...achieved
        .flat()
        .map(([dotX, dotY]) => ({ mark: "dot" as const, x: dotX, y: dotY, radius: 2, fill: PAPER.achieved })),
      ...legend(FRAME.left, [
        { label: words.achieved, stroke: PAPER.achieved },
        { label: words.planned, stroke: PAPER.planned, dash: "6 3" },
        { label: words.plannedFirst, stroke: PAPER.plannedFirst, dash: "1.5 2.5" },
      ]),
    ],
  };
}

const MOST_YEARS = 10;

function axes(
  points: readonly BurnUpPoint[],
  x: (index: number) => number,
  y: (share: number) => number,
  percent: (share: number) => string,
): Mark[] {
  const rules = [0, 0.25, 0.5, 0.75, 1].flatMap((level): Mark[] => [
    {
      mark: "line",
      points: [
        [FRAME.left, y(level)],
        [FRAME.right, y(level)],
      ],
      stroke: level === 0 ? PAPER.muted : PAPER.grid,
      width: 0.7,
    },
    {
      mark: "text",
      x: FRAME.left - 5,
      y: y(level) + 3,
      text: percent(level),
      fill: PAPER.muted,
      anchor: "end",
    },
  ]);
  const years = points.flatMap(({ quarter }, index) => (quarter.endsWith("Q1") ? [{ quarter, index }] : []));
  const every = Math.ceil(years.length / MOST_YEARS);
  const labels = years
    .filter((_, place) => place % every === 0)
    .flatMap(({ quarter, index }): Mark[] => [
      {
        mark: "line",
        points: [
          [x(index), FRAME.bottom],
          [x(index), FRAME.bottom + 3],
        ],
        stroke: PAPER.muted,
        width: 0.7,
      },
      {
        mark: "text",
        x: x(index),
        y: FRAME.bottom + 13,
        text: quarter.slice(0, 4),
        fill: PAPER.muted,
        anchor: "middle",
      },
    ]);
  return [...rules, ...labels];
}
