import { and, asc, count, eq, sql } from "drizzle-orm";
import { asReader } from "@/db/client";
import { milestones, partners } from "@/db/schema";
import { analysed } from "@/lib/analysis/conditions";
import type { AnalysisFilters } from "@/lib/analysis/filters";
import { dayOf, type Reader } from "@/lib/as-of/reader";
import { visiblePartner } from "@/lib/auth/scope";
import type { BasisCell } from "@/lib/law-and-practice/rules";
import { countedOn } from "@/lib/milestones/conditions";

/**
 * What completion counts on the day, by partner, area and basis: the sums of `completion_steps` told apart by basis. Each milestone's row
 * says what holds of it, so that nobody's history is read; of a past day the views say what held then.
 */
export function listCompletionByBasis(reader: Reader, filters: AnalysisFilters): Promise<BasisCell[]> {
  const day = dayOf(reader);
  const m = milestones;
  return asReader(reader, (tx) =>
    tx
      .select({
        partner: m.partnerIso3,
        partnerIso2: partners.iso2,
        area: m.areaCode,
        basis: m.basis,
        milestones: count(),
        assessed: sql<number>`count(${m.currentVerdict})::int`,
        fulfilled: sql<number>`(count(*) filter (where ${m.currentVerdict} = 'fulfilled'))::int`,
        weight: sql<string>`coalesce(sum(${m.weight}) filter (where ${m.target} <> ${m.baseline}), 0)::text`,
        weightedProgress: sql<string>`coalesce(sum(least(greatest(${m.currentProgress}, 0), 1) * ${m.weight}), 0)::text`,
      })
      .from(m)
      .innerJoin(partners, eq(partners.iso3, m.partnerIso3))
      .where(and(visiblePartner(reader, m.partnerIso3), analysed(m, filters, day), countedOn(day)))
      .groupBy(m.partnerIso3, partners.iso2, m.areaCode, m.basis)
      .orderBy(asc(m.partnerIso3), asc(m.areaCode), asc(m.basis)),
  );
}
