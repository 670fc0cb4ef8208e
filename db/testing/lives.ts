import fc from "fast-check";
import type postgres from "postgres";
import { type Commitment, COMMITMENTS } from "@/lib/commitments/constants";
import { composeCode } from "@/lib/milestones/codes";
import { type Delivery, DELIVERIES, type Verdict, VERDICTS } from "@/lib/milestones/constants";
import { type Day, dayFromNumber, dayNumber } from "@/lib/periods/days";

// Lives of milestones, drawn: read and talked about at any time, and known in whatever order.

const FIRST = dayNumber("2023-01-01");
export const day = fc.integer({ min: FIRST, max: dayNumber("2025-12-31") }).map(dayFromNumber);
/** Moments of knowledge, few so that they meet; written with their offset, as PostgreSQL reads them. */
export const moment = fc
  .integer({ min: 0, max: 40 })
  .map((weeks) => `${dayFromNumber(FIRST + weeks * 26)} 10:00:00+00`);
export const life = fc.record({
  createdAt: moment,
  startOn: day,
  length: fc.integer({ min: 1, max: 700 }),
  target: fc.constantFrom(0, 10, 80),
  weight: fc.constantFrom("1", "2.500"),
  readings: fc.array(
    fc.record({
      effectiveOn: day,
      acceptedAt: moment,
      value: fc.constantFrom(-5, 0, 4, 10, 200),
      delivery: fc.constantFrom(...DELIVERIES),
      verdict: fc.constantFrom(...VERDICTS.filter((verdict) => verdict !== "reversed")),
    }),
    { maxLength: 6 },
  ),
  sayings: fc
    .array(fc.record({ fromOn: day, lag: fc.nat(3), commitment: fc.constantFrom(...COMMITMENTS) }), {
      maxLength: 3,
    })
    .map((all) => all.toSorted((a, b) => (a.fromOn < b.fromOn ? -1 : 1)))
    .map((all) =>
      all.filter(({ commitment }, index) => commitment !== (all[index - 1]?.commitment ?? "committed")),
    ),
});
type Life = typeof life extends fc.Arbitrary<infer Value> ? Value : never;

export interface Said {
  id: number;
  fromOn: Day;
  recordedAt: string;
  commitment: Commitment;
}
export interface Read {
  id: number;
  effectiveOn: Day;
  acceptedAt: string;
  value: number;
  delivery: Delivery;
  verdict: Verdict;
}
export type Fact = Omit<Life, "readings" | "sayings"> & { dueOn: Day; readings: Read[]; said: Said[] };

/** The plan alone. */
export async function insertPlan(tx: postgres.TransactionSql, one: Life, number: number) {
  const { createdAt, startOn, length, target, weight } = one;
  const dueOn = dayFromNumber(dayNumber(startOn) + length);
  const code = composeCode({ partner: "GEO", area: "integration", number });
  const [row] = await tx<{ id: number }[]>`
    insert into milestones (code, partner_iso3, area_code, title, description, nature, indicator, unit,
                            baseline, target, start_on, due_on, first_due_on, weight, created_at)
    values (${code}, 'GEO', 'integration', 'A step', '', 'target', 'Posts', 'posts', 0, ${target}, ${startOn}, ${dueOn}, ${dueOn},
            ${weight}, ${createdAt}::text::timestamptz) returning id::int`;
  return { id: row?.id ?? 0, dueOn };
}

export async function insertReadings(
  tx: postgres.TransactionSql,
  milestoneId: number,
  readings: Life["readings"],
): Promise<Read[]> {
  const read: Read[] = [];
  for (const reading of readings) {
    const { effectiveOn, acceptedAt, value, delivery, verdict } = reading;
    const [added] = await tx<{ id: number }[]>`
      insert into assessments (milestone_id, partner_iso3, state, origin, effective_on, value, delivery, verdict, narrative, accepted_at)
      values (${milestoneId}, 'GEO', 'accepted', 'import', ${effectiveOn}, ${value}, ${delivery}, ${verdict}, 'As read',
              ${acceptedAt}::text::timestamptz) returning id::int`;
    read.push({ ...reading, id: added?.id ?? 0 });
  }
  return read;
}

export async function insertSayings(
  tx: postgres.TransactionSql,
  milestoneId: number,
  sayings: Life["sayings"],
): Promise<Said[]> {
  const said: Said[] = [];
  for (const { fromOn, lag, commitment } of sayings) {
    const recordedAt = `${dayFromNumber(dayNumber(fromOn) + lag * 30)} 10:00:00+00`;
    const [added] = await tx<{ id: number }[]>`
      insert into milestone_commitments (milestone_id, partner_iso3, commitment, from_on, reason, recorded_at)
      values (${milestoneId}, 'GEO', ${commitment}, ${fromOn}, 'As said', ${recordedAt}::text::timestamptz) returning id::int`;
    said.push({ id: added?.id ?? 0, fromOn, recordedAt, commitment });
  }
  return said;
}

export async function insertLife(tx: postgres.TransactionSql, one: Life, number: number): Promise<Fact> {
  const { id, dueOn } = await insertPlan(tx, one, number);
  const readings = await insertReadings(tx, id, one.readings);
  return { ...one, dueOn, readings, said: await insertSayings(tx, id, one.sayings) };
}
