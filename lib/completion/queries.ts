import { and, asc, eq, lte, sql, sum } from "drizzle-orm";
import { asViewer } from "@/db/client";
import { completionSteps, milestoneTallies, partners, statusSpells } from "@/db/schema";
import { AREAS } from "@/lib/areas/constants";
import { visiblePartner } from "@/lib/auth/scope";
import type { Viewer } from "@/lib/auth/viewer";
import { completionOf } from "@/lib/completion/rules";
import { completionByQuarter } from "@/lib/completion/series";
import { activePartner } from "@/lib/milestones/conditions";
import { NOT_ASSESSED } from "@/lib/milestones/constants";
import { quarterOf } from "@/lib/periods/rules";
import { today } from "@/lib/periods/today";

// Everything here is read from the summary tables: what it costs does not grow with milestones or assessments.

const integerSum = (column: Parameters<typeof sum>[0]) => sql<number>`${sum(column)}::int`;
const decimalSum = (column: Parameters<typeof sum>[0]) => sql<string>`${sum(column)}::text`;

/** Neither under way nor done: paused or withdrawn by its partner. */
const SET_ASIDE = "set_aside";

const stepSums = {
  milestones: integerSum(completionSteps.milestones),
  assessed: integerSum(completionSteps.assessed),
  fulfilled: integerSum(completionSteps.fulfilled),
  weight: decimalSum(completionSteps.weight),
  weightedProgress: decimalSum(completionSteps.weightedProgress),
};

/** Completion by partner and area in the running quarter, of every partner that has milestones, or of one. */
export function listCompletionByArea(viewer: Viewer, partnerIso3?: string) {
  const day = today();
  return asViewer(viewer, async (tx) => {
    const rows = await tx
      .select({
        partner: completionSteps.partnerIso3,
        partnerIso2: partners.iso2,
        active: sql<boolean>`${activePartner(sql`${completionSteps.partnerIso3}`, day)}`,
        area: completionSteps.areaCode,
        ...stepSums,
      })
      .from(completionSteps)
      .innerJoin(partners, eq(partners.iso3, completionSteps.partnerIso3))
      .where(
        and(
          visiblePartner(viewer, completionSteps.partnerIso3),
          lte(completionSteps.quarterOn, quarterOf(day)),
          partnerIso3 === undefined ? undefined : eq(completionSteps.partnerIso3, partnerIso3),
        ),
      )
      .groupBy(completionSteps.partnerIso3, partners.iso2, completionSteps.areaCode)
      .having(sql`${sum(completionSteps.milestones)} > 0`)
      .orderBy(asc(completionSteps.partnerIso3));
    return rows.map(({ weight, weightedProgress, ...cell }) => ({
      ...cell,
      completion: completionOf({ weight, weightedProgress, assessed: cell.assessed }),
    }));
  });
}

/** Completion of each partner's own plan in the running quarter, whatever its standing; partners without milestones are left out. */
export function listCompletionByPartner(viewer: Viewer) {
  return asViewer(viewer, async (tx) => {
    const rows = await tx
      .select({ partner: completionSteps.partnerIso3, ...stepSums })
      .from(completionSteps)
      .where(
        and(
          visiblePartner(viewer, completionSteps.partnerIso3),
          lte(completionSteps.quarterOn, quarterOf(today())),
        ),
      )
      .groupBy(completionSteps.partnerIso3)
      .having(sql`${sum(completionSteps.milestones)} > 0`);
    return rows.map((row) => ({
      partner: row.partner,
      assessed: row.assessed,
      completion: completionOf(row),
    }));
  });
}

/**
 * Completion of the portfolio quarter by quarter up to the running one, each counting the partners active at its end; or of
 * one partner, whatever its standing.
 */
export function listCompletionByQuarter(viewer: Viewer, partnerIso3?: string) {
  const day = today();
  return asViewer(viewer, async (tx) => {
    const steps = await tx
      .select({ partner: completionSteps.partnerIso3, quarterOn: completionSteps.quarterOn, ...stepSums })
      .from(completionSteps)
      .where(
        and(
          visiblePartner(viewer, completionSteps.partnerIso3),
          lte(completionSteps.quarterOn, quarterOf(day)),
          partnerIso3 === undefined ? undefined : eq(completionSteps.partnerIso3, partnerIso3),
        ),
      )
      .groupBy(completionSteps.partnerIso3, completionSteps.quarterOn);
    if (partnerIso3 !== undefined) return completionByQuarter(steps, null, day);
    const spells = await tx
      .select({ partner: statusSpells.partnerIso3, fromOn: statusSpells.fromOn, toOn: statusSpells.toOn })
      .from(statusSpells)
      .where(and(visiblePartner(viewer, statusSpells.partnerIso3), eq(statusSpells.standing, "active")));
    return completionByQuarter(steps, spells, day);
  });
}

/** How many milestones of active partners stand where, by area: a row for each of the six. What a partner has set aside stands apart. */
export function listDeliveryByArea(viewer: Viewer) {
  const { commitment, delivery } = milestoneTallies;
  const where = sql<string>`case when ${commitment} = 'committed' then ${delivery} else '${sql.raw(SET_ASIDE)}' end`;
  return asViewer(viewer, async (tx) => {
    const rows = await tx
      .select({
        area: milestoneTallies.areaCode,
        delivery: where,
        milestones: integerSum(milestoneTallies.milestones),
      })
      .from(milestoneTallies)
      .where(
        and(
          visiblePartner(viewer, milestoneTallies.partnerIso3),
          activePartner(sql`${milestoneTallies.partnerIso3}`, today()),
        ),
      )
      .groupBy(milestoneTallies.areaCode, where);
    const counted = (area: string, delivery: string) =>
      rows.find((row) => row.area === area && row.delivery === delivery)?.milestones ?? 0;
    return AREAS.map((area) => ({
      area,
      not_assessed: counted(area, NOT_ASSESSED),
      not_started: counted(area, "not_started"),
      in_progress: counted(area, "in_progress"),
      completed: counted(area, "completed"),
      discontinued: counted(area, "discontinued"),
      set_aside: counted(area, SET_ASIDE),
    }));
  });
}
