import "server-only";
import { and, asc, count, desc, eq, isNotNull, lte, ne, type SQL, sql } from "drizzle-orm";
import { cache } from "react";

import { asReader } from "@/db/client";
import { forecastModels, milestones, partners } from "@/db/schema";
import type { AnalysisFilters } from "@/lib/analysis/filters";
import type { Area } from "@/lib/areas/constants";
import { dayOf, type Reader } from "@/lib/as-of/reader";
import { lastDayKnown } from "@/lib/as-of/rules";
import { bandOf } from "@/lib/forecast/band";
import { completionBand } from "@/lib/forecast/completion";
import { among, openAmong, settledAmong, standingColumns, standingOf } from "@/lib/forecast/conditions";
import { FORECAST_RULE_VERSION, MIN_FULFILMENTS } from "@/lib/forecast/constants";
import { curvesOf, dayBy, probabilityBy } from "@/lib/forecast/curve";
import { withinShare } from "@/lib/forecast/history";
import { numberOfQuarter, quarterFromNumber } from "@/lib/forecast/quarter-numbers";
import { type BacktestRecord, newestJudged, recordOf } from "@/lib/forecast/record";
import { keptModel, keptScore } from "@/lib/forecast/schemas";
import type { HeldSets } from "@/lib/forecast/scores";
import { type Day, dayFromNumber, dayNumber } from "@/lib/periods/days";
import { type Quarter, quarterOf } from "@/lib/periods/rules";

// A forecast is made from the model that was in force on the day, and of milestones as they stood on it: the history is not read.

/** Why there is no forecast: too little was fulfilled to learn from, or no forecast is old enough to be judged. */
export interface Unforeseen {
  shown: false;
  reason: "too_little_data" | "no_record";
  fulfilments: number;
  needed: number;
}

/** How likely an open milestone is to be fulfilled, and when. */
export interface MilestoneForecast {
  code: string;
  title: string;
  partner: string;
  partnerIso2: string;
  area: Area;
  startOn: Day;
  dueOn: Day;
  /** That it is fulfilled by its due date; null when that is over, or beyond the horizon. */
  byDue: number | null;
  /** The days by which it is fulfilled with 50 and with 80 %; null beyond the horizon. */
  halfOn: Day | null;
  likelyOn: Day | null;
}

const PAGE = 50;

/** The open milestones by their due date, a page of them, each with its forecast. */
export async function forecastMilestones(reader: Reader, filters: AnalysisFilters, page = 1) {
  const [standing, total] = await Promise.all([
    readModel(reader),
    countOf(reader, openAmong(reader, filters)),
  ]);
  if (!standing.shown) return standing;
  const { model, quarterOn } = standing;
  const rows = await asReader(reader, (tx) =>
    tx
      .select({
        code: milestones.code,
        title: milestones.title,
        partner: milestones.partnerIso3,
        partnerIso2: partners.iso2,
        ...standingColumns,
      })
      .from(milestones)
      .innerJoin(partners, eq(partners.iso3, milestones.partnerIso3))
      .where(openAmong(reader, filters))
      .orderBy(asc(milestones.dueOn), asc(milestones.id))
      .limit(PAGE)
      .offset((page - 1) * PAGE),
  );
  const curves = curvesOf(model, rows.map(standingOf), dayNumber(dayOf(reader)));
  const within = model.withinQuarter;
  const forecasts = rows.flatMap(
    ({ code, title, partner, partnerIso2, area, startOn, dueOn }, index): MilestoneForecast[] => {
      const curve = curves[index];
      if (curve === undefined) return [];
      const dayWith = (probability: number) => {
        const day = dayBy(curve, within, probability);
        return day === null ? null : dayFromNumber(day);
      };
      const byDue = probabilityBy(curve, within, dayNumber(dueOn));
      return [
        {
          code,
          title,
          partner,
          partnerIso2,
          area,
          startOn,
          dueOn,
          byDue,
          halfOn: dayWith(0.5),
          likelyOn: dayWith(0.8),
        },
      ];
    },
  );
  return { shown: true as const, quarterOn, total, page, pageSize: PAGE, forecasts };
}

/** How many of a set are fulfilled by the end of the running quarter and of each that follows, with the band that holds it with 80 %. */
export interface ForecastBand {
  shown: true;
  /** When the model was made. */
  quarterOn: Quarter;
  fulfilled: number;
  open: number;
  /** Each counts what is fulfilled already as well. */
  points: { quarterOn: Quarter; expected: number; low: number; high: number }[];
}

/** The burn-up of a set from the day on. What is fulfilled already stays so: what may be reversed is not foretold. */
export async function forecastBand(
  reader: Reader,
  filters: AnalysisFilters,
): Promise<ForecastBand | Unforeseen> {
  const standing = await readModel(reader);
  if (!standing.shown) return standing;
  const [rows, fulfilled] = await Promise.all([
    asReader(reader, (tx) =>
      tx
        .select(standingColumns)
        .from(milestones)
        .where(openAmong(reader, filters))
        .orderBy(asc(milestones.id)),
    ),
    countFulfilled(reader, filters),
  ]);
  const curves = curvesOf(standing.model, rows.map(standingOf), dayNumber(dayOf(reader)));
  const points = rows.length === 0 ? [] : bandOf(standing.model, curves);
  return {
    shown: true,
    quarterOn: standing.quarterOn,
    fulfilled,
    open: rows.length,
    points: points.map(({ quarter, expected, low, high }) => ({
      quarterOn: quarterFromNumber(quarter),
      expected: fulfilled + expected,
      low: fulfilled + low,
      high: fulfilled + high,
    })),
  };
}

/** The completion of a set at the end of the running quarter and of each that follows, with the band that holds it with 80 %. */
export interface CompletionForecast {
  shown: true;
  points: { quarterOn: Quarter; expected: number; low: number; high: number }[];
  /** In how many sets of earlier forecasts what came lay in the band. */
  record: HeldSets;
}

/** Where completion goes from the day on, as `forecastBand` says of the number fulfilled. */
export async function forecastCompletion(
  reader: Reader,
  filters: AnalysisFilters,
): Promise<CompletionForecast | Unforeseen> {
  const [standing, record] = await Promise.all([readModel(reader), recordOn(reader)]);
  if (!standing.shown) return standing;
  if (record === null) throw new Error("a model in force has a record");
  const measured = ne(milestones.target, milestones.baseline);
  const quarterOn = sql<Quarter>`date_trunc('quarter', ${milestones.startOn})::date::text`;
  const [rows, settled] = await asReader(reader, async (tx) => [
    await tx
      .select({ ...standingColumns, weight: sql<number>`${milestones.weight}::float8` })
      .from(milestones)
      .where(and(openAmong(reader, filters), measured))
      .orderBy(asc(milestones.id)),
    await tx
      .select({
        quarterOn,
        weight: sql<number>`sum(${milestones.weight})::float8`,
        achieved: sql<number>`sum(${milestones.weight} * least(greatest(coalesce(${milestones.currentProgress}, 0), 0), 1))::float8`,
      })
      .from(milestones)
      .where(and(settledAmong(reader, filters), measured))
      .groupBy(quarterOn),
  ]);
  const standings = rows.map(standingOf);
  const curves = curvesOf(standing.model, standings, dayNumber(dayOf(reader)));
  const open = rows.flatMap(({ weight, progress }, index) => {
    const curve = curves[index];
    const start = standings[index]?.start;
    return curve === undefined || start === undefined
      ? []
      : [{ weight, start, progress: withinShare(progress), curve }];
  });
  const points = completionBand(
    standing.model,
    open,
    settled.map((share) => ({ ...share, quarter: numberOfQuarter(share.quarterOn) })),
  );
  return {
    shown: true,
    points: points.map(({ quarter, ...point }) => ({ quarterOn: quarterFromNumber(quarter), ...point })),
    record: record.completion,
  };
}

/** How the forecasts made so far did, by what was known on the day; null while none can be judged. */
export function readRecord(reader: Reader): Promise<BacktestRecord | null> {
  return recordOn(reader);
}

const recordOn = cache(async (reader: Reader): Promise<BacktestRecord | null> => {
  const rows = await asReader(reader, (tx) =>
    tx
      .select({ score: forecastModels.score })
      .from(forecastModels)
      .where(
        and(
          eq(forecastModels.ruleVersion, FORECAST_RULE_VERSION),
          lte(forecastModels.quarterOn, newestJudged(knownOn(reader))),
          isNotNull(forecastModels.score),
        ),
      )
      .orderBy(asc(forecastModels.quarterOn)),
  );
  return recordOf(rows.map(({ score }) => keptScore.parse(score)));
});

/** The model in force: the last one made of what was known by the day. Without a record beside it, it is not shown. */
const readModel = cache(async (reader: Reader) => {
  const [[last], record] = await Promise.all([
    asReader(reader, (tx) =>
      tx
        .select({
          quarterOn: forecastModels.quarterOn,
          fulfilments: forecastModels.fulfilments,
          model: forecastModels.model,
        })
        .from(forecastModels)
        .where(
          and(
            eq(forecastModels.ruleVersion, FORECAST_RULE_VERSION),
            lte(forecastModels.quarterOn, quarterOf(knownOn(reader))),
          ),
        )
        .orderBy(desc(forecastModels.quarterOn))
        .limit(1),
    ),
    recordOn(reader),
  ]);
  const unforeseen = (reason: Unforeseen["reason"]): Unforeseen => ({
    shown: false,
    reason,
    fulfilments: last?.fulfilments ?? 0,
    needed: MIN_FULFILMENTS,
  });
  if (last === undefined || last.model === null) return unforeseen("too_little_data");
  if (record === null) return unforeseen("no_record");
  return { shown: true as const, quarterOn: last.quarterOn, model: keptModel.parse(last.model) };
});

/** The day whose morning a model may know: that of the day looked at, or of the day after the last one whose knowledge counts. */
function knownOn(reader: Reader): Day {
  const day = dayOf(reader);
  const last = reader.asOf === undefined ? null : lastDayKnown(reader.asOf);
  if (last === null) return day;
  const next = dayFromNumber(dayNumber(last) + 1);
  return next < day ? next : day;
}

async function countOf(reader: Reader, which: SQL | undefined): Promise<number> {
  const [row] = await asReader(reader, (tx) =>
    tx.select({ milestones: count() }).from(milestones).where(which),
  );
  return row?.milestones ?? 0;
}

function countFulfilled(reader: Reader, filters: AnalysisFilters): Promise<number> {
  const { currentVerdict, currentCommitment } = milestones;
  return countOf(
    reader,
    and(among(reader, filters), eq(currentVerdict, "fulfilled"), ne(currentCommitment, "withdrawn")),
  );
}
