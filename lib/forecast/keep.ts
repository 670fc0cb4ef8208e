import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";

import { asSystem, type Transaction } from "@/db/client";
import { recordSet } from "@/db/record-set";
import { forecastModels } from "@/db/schema";
import { backtest } from "@/lib/forecast/backtest";
import { FORECAST_RULE_VERSION } from "@/lib/forecast/constants";
import type { MilestoneHistory } from "@/lib/forecast/history";
import { quarterFromNumber } from "@/lib/forecast/quarter-numbers";
import { historyRow } from "@/lib/forecast/schemas";
import type { OriginScore } from "@/lib/forecast/scores";
import { type Day, dayNumber } from "@/lib/periods/days";
import { type Quarter, quarterOf } from "@/lib/periods/rules";

/** What was learned at the beginning of a quarter, and how it did. */
export interface KeptForecast {
  quarterOn: Quarter;
  fulfilments: number;
  enough: boolean;
  score: OriginScore | null;
}

/**
 * Learns at the beginning of each quarter up to that of the day from what was known then, judges each forecast that can be, and keeps
 * both for the pages, which then read no history. Work of the installation: a command, the daily work or a seed.
 */
export async function keepForecasts(day: Day): Promise<KeptForecast[]> {
  const histories = await asSystem(readHistories);
  const made = backtest(histories, dayNumber(day)).map(({ quarter, ...rest }) => ({
    quarter_on: quarterFromNumber(quarter),
    ...rest,
  }));
  const columns = sql`f (quarter_on date, fulfilments int, model jsonb, score jsonb)`;
  await asSystem(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('forecasts'))`);
    await tx.execute(sql`
      insert into forecast_models (quarter_on, rule_version, fulfilments, model, score)
      select f.quarter_on, ${FORECAST_RULE_VERSION}, f.fulfilments, f.model, f.score
      from ${recordSet(made, columns)}
      on conflict (rule_version, quarter_on) do update
        set fulfilments = excluded.fulfilments, model = excluded.model, score = excluded.score, made_at = excluded.made_at`);
  });
  return made.map(({ quarter_on: quarterOn, fulfilments, model, score }) => ({
    quarterOn,
    fulfilments,
    enough: model !== null,
    score,
  }));
}

/** Keeps the forecasts of the quarter of the day, unless they are there; answers whether there was something to do. */
export async function keepForecastsOfQuarter(day: Day): Promise<boolean> {
  const [kept] = await asSystem((tx) =>
    tx
      .select({ quarterOn: forecastModels.quarterOn })
      .from(forecastModels)
      .where(
        and(
          eq(forecastModels.ruleVersion, FORECAST_RULE_VERSION),
          eq(forecastModels.quarterOn, quarterOf(day)),
        ),
      ),
  );
  if (kept !== undefined) return false;
  await keepForecasts(day);
  return true;
}

/** So many milestones at a time: as JSON all of a large portfolio would not fit into one text. */
const BATCH = 5000;

/** The history of every milestone, once: what the plan was, what was accepted, what its partner said, each with the day of knowing. */
async function readHistories(tx: Transaction): Promise<MilestoneHistory[]> {
  const histories: MilestoneHistory[] = [];
  const dayOf = (moment: ReturnType<typeof sql>) =>
    sql`(${moment} at time zone 'UTC')::date - date '1970-01-01'`;
  const since = (day: ReturnType<typeof sql>) => sql`${day} - date '1970-01-01'`;
  let last = 0;
  for (;;) {
    const rows = await tx.execute(sql`
      select m.id, m.area_code as area, m.nature,
        (select coalesce(json_agg(json_build_array(${dayOf(sql`v.known_from`)}, ${since(sql`v.start_on`)}, ${since(sql`v.due_on`)},
                                                   ${since(sql`v.first_due_on`)}, v.baseline, v.target, v.weight) order by v.version), '[]')
         from milestone_versions v where v.milestone_id = m.id) as plans,
        (select coalesce(json_agg(json_build_array(${dayOf(sql`a.accepted_at`)}, ${since(sql`a.effective_on`)}, a.value, a.delivery, a.verdict)
                                  order by a.effective_on, a.accepted_at, a.id), '[]')
         from assessments a where a.milestone_id = m.id and a.state = 'accepted') as readings,
        (select coalesce(json_agg(json_build_array(${dayOf(sql`c.recorded_at`)}, ${since(sql`c.from_on`)}, c.commitment) order by c.from_on, c.id), '[]')
         from milestone_commitments c where c.milestone_id = m.id) as commitments
      from milestones m where m.id > ${last} order by m.id limit ${BATCH}`);
    const batch = z.array(historyRow).parse([...rows]);
    for (const { id, ...history } of batch) {
      histories.push(history);
      last = id;
    }
    if (batch.length < BATCH) return histories;
  }
}
