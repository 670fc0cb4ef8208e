import { expect, test } from "vitest";

import { judgeTraining, trainAt } from "@/lib/forecast/backtest";
import { bandOf } from "@/lib/forecast/band";
import { curvesOf } from "@/lib/forecast/curve";
import { drawsOf, generateHistories, ORIGIN, trueProbability } from "@/lib/forecast/generated-histories";
import { openOn } from "@/lib/forecast/history";
import { firstDay } from "@/lib/forecast/quarter-numbers";
import { brierOf, sumOfScores } from "@/lib/forecast/scores";
import { sequelOf } from "@/lib/forecast/risk";

// Portfolios whose hazards are known: what is forecast is held against what they truly are, and against what was drawn from them.

const REPETITIONS = 200;
/** Some five seconds, and more on a busy machine. */
const TIMEOUT = 60_000;
const day = firstDay(ORIGIN);

/** A generated portfolio with what was open at the origin, what was foreseen of it, and what came. */
function foreseen(seed: number, milestones: number) {
  const histories = generateHistories(milestones, drawsOf(seed));
  const training = trainAt(histories, ORIGIN);
  if (training.model === null) throw new Error("too little was generated");
  const opened = histories.flatMap((history) => {
    const open = openOn(history, day);
    return open === null ? [] : [{ standing: open.standing, ...sequelOf(history, open, Infinity) }];
  });
  const curves = curvesOf(
    training.model,
    opened.map(({ standing }) => standing),
    day,
  );
  return { histories, training, model: training.model, opened, curves };
}

test(
  "the 80 % band holds 75 to 85 % of what comes, after a year and after two",
  () => {
    const held = new Map([4, 8].map((quarters) => [quarters, 0]));
    for (let seed = 1; seed <= REPETITIONS; seed++) {
      const { model, opened, curves } = foreseen(seed, 300);
      const band = bandOf(model, curves);
      for (const [quarters, before] of held) {
        const end = firstDay(ORIGIN + quarters);
        const came = opened.filter(({ fulfilled }) => fulfilled !== null && fulfilled < end).length;
        const point = band[quarters - 1];
        if (point !== undefined && point.low <= came && came <= point.high) held.set(quarters, before + 1);
      }
    }
    for (const [quarters, times] of held) {
      const share = times / REPETITIONS;
      expect.soft(share, `after ${quarters} quarters`).toBeGreaterThan(0.75);
      expect.soft(share, `after ${quarters} quarters`).toBeLessThan(0.85);
    }
  },
  TIMEOUT,
);

test("with a long history, each probability is close to the true one", () => {
  const { opened, curves } = foreseen(7, 6000);
  let distance = 0;
  for (const [index, { standing }] of opened.entries()) {
    const expected = trueProbability(standing, 4);
    distance += Math.abs((curves[index]?.probabilities[3] ?? 0) - expected);
  }
  expect(distance / opened.length).toBeLessThan(0.03);
});

test("over many portfolios it forecasts better than the base rate, and each tenth comes as often as foreseen", () => {
  const scores = Array.from({ length: 40 }, (_, seed) => {
    const { histories, training } = foreseen(1000 + seed, 300);
    return judgeTraining(histories, training)?.withinYear ?? [];
  }).flat();
  const score = sumOfScores(scores);
  expect(brierOf(score) ?? 1).toBeLessThan(score.baseSquares / score.forecasts);
  for (const { forecasts, expected, came } of score.tenths) {
    if (forecasts < 500) continue;
    expect(Math.abs(expected - came) / forecasts).toBeLessThan(0.06);
  }
});
