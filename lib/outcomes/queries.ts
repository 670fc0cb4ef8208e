import { and, asc, eq, sql } from "drizzle-orm";
import { asViewer } from "@/db/client";
import { outcomeIndicators, outcomeValues } from "@/db/schema";
import { visiblePartner } from "@/lib/auth/scope";
import type { Viewer } from "@/lib/auth/viewer";

/** The independent indices with their source, licence and reach, for the page about the data. */
export function listOutcomeIndicators(viewer: Viewer) {
  return asViewer(viewer, (tx) =>
    tx
      .select({
        code: outcomeIndicators.code,
        name: outcomeIndicators.name,
        unit: outcomeIndicators.unit,
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
