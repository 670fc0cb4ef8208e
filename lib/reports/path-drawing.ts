import type { PathRow } from "@/lib/milestones/path-rules";
import { type Drawing, type Mark, PAPER } from "@/lib/reports/drawing";
import { legend } from "@/lib/reports/drawing-parts";

const WIDTH = 480;
const HEIGHT = 190;
const TOP = 24;
const BOTTOM = HEIGHT - 22;
/** A letter of the axis is about so wide. */
const LETTER = 4.4;

interface Path {
  rows: readonly PathRow[];
  days: { domain: readonly [number, number]; ticks: readonly number[] };
  values: { domain: readonly [number, number]; ticks: readonly number[] };
}

interface Words {
  measured: string;
  planned: string;
  value: (value: number) => string;
  month: (day: string) => string;
}

/** The measured values of a milestone against its plan, along the time. */
export function pathDrawing({ rows, days, values }: Path, words: Words): Drawing {
  const labels = values.ticks.map((tick) => shortened(words.value(tick)));
  const left = 10 + Math.max(...labels.map((label) => label.length)) * LETTER;
  const right = WIDTH - 24;
  const scale =
    ([from, to]: readonly [number, number], start: number, end: number) =>
    (value: number) =>
      to === from ? (start + end) / 2 : start + ((end - start) * (value - from)) / (to - from);
  const x = scale(days.domain, left + 6, right);
  const y = scale(values.domain, BOTTOM, TOP);
  const planned = rows.flatMap((row) => (row.planned === null ? [] : [[x(row.at), y(row.planned)] as const]));
  const measured = rows.flatMap((row) =>
    row.measured === null ? [] : [[x(row.at), y(row.measured)] as const],
  );
  const rule = (from: readonly [number, number], to: readonly [number, number], stroke: string): Mark => ({
    mark: "line",
    points: [from, to],
    stroke,
    width: 0.7,
  });
  return {
    width: WIDTH,
    height: HEIGHT,
    marks: [
      ...values.ticks.flatMap((tick, index): Mark[] => [
        rule([left, y(tick)], [right, y(tick)], index === 0 ? PAPER.muted : PAPER.grid),
        {
          mark: "text",
          x: left - 5,
          y: y(tick) + 3,
          text: labels[index] ?? "",
          fill: PAPER.muted,
          anchor: "end",
        },
      ]),
      ...days.ticks.flatMap((tick): Mark[] => [
        rule([x(tick), BOTTOM], [x(tick), BOTTOM + 3], PAPER.muted),
        {
          mark: "text",
          x: x(tick),
          y: BOTTOM + 13,
          text: words.month(new Date(tick).toISOString().slice(0, 10)),
          fill: PAPER.muted,
          anchor: "middle",
        },
      ]),
      { mark: "line", points: planned, stroke: PAPER.planned, width: 1.4, dash: "6 3" },
      { mark: "line", points: measured, stroke: PAPER.achieved, width: 1.8 },
      ...measured.map(([dotX, dotY]) => ({
        mark: "dot" as const,
        x: dotX,
        y: dotY,
        radius: 2.2,
        fill: PAPER.achieved,
      })),
      ...legend(left, [
        { label: words.measured, stroke: PAPER.achieved },
        { label: words.planned, stroke: PAPER.planned, dash: "6 3" },
      ]),
    ],
  };
}

const LONGEST_LABEL = 30;
const shortened = (label: string) =>
  label.length > LONGEST_LABEL ? `${label.slice(0, LONGEST_LABEL - 1).trimEnd()}…` : label;
