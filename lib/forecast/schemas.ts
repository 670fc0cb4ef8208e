import { z } from "zod";

import { COEFFICIENTS } from "@/lib/forecast/covariates";
import { AREAS } from "@/lib/areas/constants";
import { COMMITMENTS } from "@/lib/commitments/constants";
import type { ForecastModel } from "@/lib/forecast/fit";
import type { MilestoneHistory } from "@/lib/forecast/history";
import type { OriginScore } from "@/lib/forecast/scores";
import { DELIVERIES, NATURES, VERDICTS } from "@/lib/milestones/constants";

// What is kept of a forecast, and the history that it learns from, as the database answers.

const coefficients = z.array(z.number()).length(COEFFICIENTS);

export const keptModel: z.ZodType<ForecastModel> = z.object({
  coefficients,
  covariance: z.array(coefficients).length(COEFFICIENTS),
  withinQuarter: z.tuple([z.number(), z.number(), z.number()]),
  yearVariance: z.number(),
  pace: z.object({ share: z.number(), variance: z.number() }),
  baseHazard: z.number(),
});

const heldSets = z.object({ sets: z.number(), held: z.number() });

const score = z.object({
  forecasts: z.number(),
  came: z.number(),
  squares: z.number(),
  baseSquares: z.number(),
  tenths: z.array(z.object({ forecasts: z.number(), expected: z.number(), came: z.number() })),
});

export const keptScore: z.ZodType<OriginScore> = z.object({
  quarterOn: z.string(),
  byDue: score,
  withinYear: score,
  year: z.object({ expected: z.number(), scatter: z.number(), unsure: z.number(), came: z.number() }),
  bands: heldSets,
  completion: heldSets,
  pace: z.object({ line: z.number(), moved: z.number(), excess: z.number() }),
});

/** A milestone's history as arrays of columns: names would be most of what is sent. */
export const historyRow = z
  .object({
    id: z.coerce.number(),
    area: z.enum(AREAS),
    nature: z.enum(NATURES),
    plans: z.array(
      z.tuple([z.number(), z.number(), z.number(), z.number(), z.number(), z.number(), z.number()]),
    ),
    readings: z.array(z.tuple([z.number(), z.number(), z.number(), z.enum(DELIVERIES), z.enum(VERDICTS)])),
    commitments: z.array(z.tuple([z.number(), z.number(), z.enum(COMMITMENTS)])),
  })
  .transform(({ id, area, nature, plans, readings, commitments }): MilestoneHistory & { id: number } => ({
    id,
    area,
    nature,
    plans: plans.map(([known, start, due, firstDue, baseline, target, weight]) => ({
      known,
      start,
      due,
      firstDue,
      baseline,
      target,
      weight,
    })),
    readings: readings.map(([known, effective, value, delivery, verdict]) => ({
      known,
      effective,
      value,
      delivery,
      verdict,
    })),
    commitments: commitments.map(([known, from, commitment]) => ({ known, from, commitment })),
  }));
