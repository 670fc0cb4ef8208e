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
  expected: string;
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
  const foretold = points.flatMap(({ running, achieved: now, forecast }, index) => {
    if (forecast !== null) return [{ at: x(index), ...forecast }];
    // It begins with what is known.
    return running && now !== null ? [{ at: x(index), low: now, expected: now, high: now }] : [];
  });
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
      ...forecast(foretold, y),
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
        ...(foretold.length > 1 ? [{ label: words.expected, stroke: PAPER.forecast, dash: "3 2" }] : []),
      ]),
    ],
  };
}

interface Foretold {
  at: number;
  low: number;
  expected: number;
  high: number;
}

/** What is expected, within the band that holds what comes with 80 %. */
function forecast(foretold: readonly Foretold[], y: (share: number) => number): Mark[] {
  if (foretold.length < 2) return [];
  const course = (of: "low" | "expected" | "high") => foretold.map((each) => [each.at, y(each[of])] as const);
  return [
    { mark: "area", points: [...course("low"), ...course("high").toReversed()], fill: PAPER.band },
    { mark: "line", points: course("expected"), stroke: PAPER.forecast, width: 1.6, dash: "3 2" },
  ];
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
