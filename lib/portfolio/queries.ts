import { and, count, eq, gt, gte, lt, ne, type SQL, sql, sum } from "drizzle-orm";
import { cache } from "react";
import { asViewer } from "@/db/client";
import { dueTallies, milestones, milestoneTallies } from "@/db/schema";
import { dayOf, type Reader } from "@/lib/as-of/reader";
import { visiblePartner } from "@/lib/auth/scope";
import { readPastFigures } from "@/lib/as-of/past-figures";
import { activePartner, openMilestone } from "@/lib/milestones/conditions";
import { NOT_ASSESSED } from "@/lib/milestones/constants";

/** The figures on top of the overview, of milestones of active partners. Each is the length of a list of milestones. */
export interface PortfolioFigures {
  underWay: number;
  fulfilled: number;
  overdue: number;
  /** Nothing was accepted of them yet, and nobody has set them aside. */
  neverAssessed: number;
  /** Of a past day null: what waited then is not kept. */
  waiting: number | null;
}

const tallied = (which: SQL | undefined) =>
  sql<number>`coalesce(${sum(milestoneTallies.milestones)} filter (where ${which}), 0)::int`;

/** Kept for the request. Counted from the summary tables; of the milestones themselves only those due this month and those that wait are touched. */
export const getPortfolioFigures = cache((reader: Reader): Promise<PortfolioFigures> => {
  if (reader.asOf !== undefined) return pastFigures(reader);
  const day = dayOf(reader);
  const month = `${day.slice(0, 7)}-01`;
  return asViewer(reader, async (tx) => {
    const [standing] = await tx
      .select({
        underWay: tallied(
          and(eq(milestoneTallies.delivery, "in_progress"), eq(milestoneTallies.commitment, "committed")),
        ),
        neverAssessed: tallied(
          and(eq(milestoneTallies.delivery, NOT_ASSESSED), eq(milestoneTallies.commitment, "committed")),
        ),
        fulfilled: tallied(
          and(eq(milestoneTallies.verdict, "fulfilled"), ne(milestoneTallies.commitment, "withdrawn")),
        ),
      })
      .from(milestoneTallies)
      .where(
        and(
          visiblePartner(reader, milestoneTallies.partnerIso3),
          activePartner(sql`${milestoneTallies.partnerIso3}`, day),
        ),
      );
    const [before] = await tx
      .select({ overdue: sql<number>`coalesce(${sum(dueTallies.openMilestones)}, 0)::int` })
      .from(dueTallies)
      .where(
        and(
          visiblePartner(reader, dueTallies.partnerIso3),
          activePartner(sql`${dueTallies.partnerIso3}`, day),
          lt(dueTallies.monthOn, month),
        ),
      );
    const [thisMonth] = await tx
      .select({ overdue: count() })
      .from(milestones)
      .where(
        and(
          visiblePartner(reader, milestones.partnerIso3),
          activePartner(milestones.partnerIso3, day),
          openMilestone,
          gte(milestones.dueOn, month),
          lt(milestones.dueOn, day),
        ),
      );
    const [waiting] = await tx
      .select({ milestones: count() })
      .from(milestones)
      .where(
        and(
          visiblePartner(reader, milestones.partnerIso3),
          activePartner(milestones.partnerIso3, day),
          gt(milestones.waitingCount, 0),
        ),
      );
    return {
      underWay: standing?.underWay ?? 0,
      fulfilled: standing?.fulfilled ?? 0,
      overdue: (before?.overdue ?? 0) + (thisMonth?.overdue ?? 0),
      neverAssessed: standing?.neverAssessed ?? 0,
      waiting: waiting?.milestones ?? 0,
    };
  });
});

async function pastFigures(reader: Reader): Promise<PortfolioFigures> {
  const { cells } = await readPastFigures(reader);
  const total = (of: "inProgress" | "shown" | "overdue" | "notAssessed") =>
    cells.reduce((sum, cell) => sum + (cell.active ? cell[of] : 0), 0);
  return {
    underWay: total("inProgress"),
    fulfilled: total("shown"),
    overdue: total("overdue"),
    neverAssessed: total("notAssessed"),
    waiting: null,
  };
}
