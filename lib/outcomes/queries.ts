import { and, asc, eq, inArray, lte, type SQL, sql } from "drizzle-orm";
import { asReader, asViewer } from "@/db/client";
import { outcomeIndicators, outcomeValues } from "@/db/schema";
import { dayOf, type Reader } from "@/lib/as-of/reader";
import { visiblePartner } from "@/lib/auth/scope";
import type { Viewer } from "@/lib/auth/viewer";
import { lastYearOver } from "@/lib/outcomes/years";

/** The independent indices with their source, licence and reach, for the page about the data. */
export function listOutcomeIndicators(viewer: Viewer) {
  return asViewer(viewer, (tx) =>
    tx
      .select({
        code: outcomeIndicators.code,
        name: outcomeIndicators.name,
        unit: outcomeIndicators.unit,
        scaleMin: outcomeIndicators.scaleMin,
        scaleMax: outcomeIndicators.scaleMax,
        higherIsBetter: outcomeIndicators.higherIsBetter,
        source: outcomeIndicators.source,
        licence: outcomeIndicators.licence,
        values: sql<number>`count(${outcomeValues.value})::int`,
        firstYear: sql<number | null>`min(${outcomeValues.year})`,
        lastYear: sql<number | null>`max(${outcomeValues.year})`,
      })
      .from(outcomeIndicators)
      .leftJoin(
        outcomeValues,
        and(
          eq(outcomeValues.indicatorCode, outcomeIndicators.code),
          visiblePartner(viewer, outcomeValues.partnerIso3),
        ),
      )
      .groupBy(outcomeIndicators.code)
      .orderBy(asc(outcomeIndicators.code)),
  );
}
export type OutcomeIndicator = Awaited<ReturnType<typeof listOutcomeIndicators>>[number];

/** The values of an index for some partners, by year, of the years that were over on the reader's day. */
export function listOutcomeValues(reader: Reader, indicator: string, partners: readonly string[]) {
  return asReader(reader, (tx) =>
    tx
      .select({
        partner: outcomeValues.partnerIso3,
        year: outcomeValues.year,
        value: outcomeValues.value,
      })
      .from(outcomeValues)
      .where(
        and(
          visiblePartner(reader, outcomeValues.partnerIso3),
          inArray(outcomeValues.partnerIso3, [...partners]),
          eq(outcomeValues.indicatorCode, indicator),
          lte(outcomeValues.year, lastYearOver(dayOf(reader))),
        ),
      )
      .orderBy(asc(outcomeValues.partnerIso3), asc(outcomeValues.year)),
  );
}

/** Of every index the first and the last value of a partner, of the years that were over on the reader's day; by the index's name. */
export function listOutcomeEnds(reader: Reader, partner: string) {
  const ordered = (way: SQL) =>
    sql`(array_agg(${outcomeValues.value} order by ${outcomeValues.year} ${way}))[1]::float8`;
  return asReader(reader, (tx) =>
    tx
      .select({
        code: outcomeIndicators.code,
        name: outcomeIndicators.name,
        unit: outcomeIndicators.unit,
        higherIsBetter: outcomeIndicators.higherIsBetter,
        source: outcomeIndicators.source,
        firstYear: sql<number>`min(${outcomeValues.year})`,
        firstValue: sql<number>`${ordered(sql`asc`)}`,
        lastYear: sql<number>`max(${outcomeValues.year})`,
        lastValue: sql<number>`${ordered(sql`desc`)}`,
      })
      .from(outcomeIndicators)
      .innerJoin(outcomeValues, eq(outcomeValues.indicatorCode, outcomeIndicators.code))
      .where(
        and(
          visiblePartner(reader, outcomeValues.partnerIso3),
          eq(outcomeValues.partnerIso3, partner),
          lte(outcomeValues.year, lastYearOver(dayOf(reader))),
        ),
      )
      .groupBy(outcomeIndicators.code)
      .orderBy(asc(outcomeIndicators.name)),
  );
}
export type OutcomeEnds = Awaited<ReturnType<typeof listOutcomeEnds>>[number];
