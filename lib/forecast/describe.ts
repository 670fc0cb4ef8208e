import { BACKTEST_QUARTERS, BAND_SHARE, MIN_FULFILMENTS } from "@/lib/forecast/constants";
import { type QuestionRecord, recordOf } from "@/lib/forecast/record";
import type { OriginScore } from "@/lib/forecast/scores";
import { type Quarter, quarterLabel } from "@/lib/periods/rules";

/** What rests on fewer fulfilments than this says little, and so does what is printed of it. */
const FEW_FULFILMENTS = 100;

/** A backtest as it is printed: what was learned and when, then the questions, the tenths and the band. */
export function describeBacktest(
  made: readonly { quarterOn: Quarter; fulfilments: number; score: OriginScore | null }[],
): string[] {
  const last = made.at(-1);
  const record = recordOf(made.flatMap(({ score }) => score ?? []));
  if (last === undefined || record === null) {
    const learned = last?.fulfilments ?? 0;
    return [
      learned < MIN_FULFILMENTS
        ? `Too little data: ${learned} fulfilments to learn from, and ${MIN_FULFILMENTS} are needed.`
        : `${learned} fulfilments to learn from; no forecast can be judged yet, which takes ${BACKTEST_QUARTERS + 1} quarters.`,
    ];
  }
  const { quarters, bands, completion } = record;
  const names = quarters.map(({ quarterOn }) => quarterLabel(quarterOn));
  return [
    `Forecasts of ${quarters.length === 1 ? "one quarter" : `${quarters.length} quarters`}, ${names[0]} to ${names.at(-1)}, each made of what was known at its beginning and held against the year that followed.`,
    `Learned from by ${quarterLabel(last.quarterOn)}: ${last.fulfilments} fulfilments.`,
    ...(last.fulfilments < FEW_FULFILMENTS
      ? [
          "This is a small set, and what is open is forecast anew each quarter: read it as an example, not as proof.",
        ]
      : []),
    "",
    ...question("Fulfilled by its due date (of what fell due within the year)", record.byDue),
    "",
    ...question("Fulfilled within the year (of all that was open)", record.withinYear),
    "",
    "Brier score by quarter: forecast (base rate), by due date; within the year",
    ...quarters.map(
      ({ quarterOn, byDue, withinYear }) =>
        `  ${quarterLabel(quarterOn)}  ${beside(byDue)}; ${beside(withinYear)}`,
    ),
    "",
    `Band of ${BAND_SHARE * 100} % after a year: ${bands.held} of ${bands.sets} sets (the whole and each area) lay within, ${percent(bands.held, bands.sets)}.`,
    `Of completion: ${completion.held} of ${completion.sets}, ${percent(completion.held, completion.sets)}.`,
  ];
}

function question(title: string, record: QuestionRecord): string[] {
  const { forecasts, came, tenths } = record;
  const lines = tenths.flatMap((tenth, index) =>
    tenth.forecasts === 0
      ? []
      : [
          `  ${String(index * 10).padStart(3)} to ${String(index * 10 + 10).padStart(3)} %  ${String(tenth.forecasts).padStart(5)}  ${percent(tenth.expected, tenth.forecasts).padStart(5)}  ${percent(tenth.came, tenth.forecasts).padStart(5)}`,
        ],
  );
  return [
    `${title}: ${forecasts} forecasts, ${came} came true`,
    `  Brier score ${beside(record)}`,
    "   foreseen    times   mean   came",
    ...lines,
  ];
}

function beside({ brier, baseBrier }: QuestionRecord): string {
  return brier === null || baseBrier === null ? "-" : `${brier.toFixed(4)} (${baseBrier.toFixed(4)})`;
}

function percent(part: number, whole: number): string {
  return whole === 0 ? "-" : `${Math.round((part / whole) * 100)} %`;
}
