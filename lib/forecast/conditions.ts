import { and, ne, type SQL, sql } from "drizzle-orm";

import { milestones } from "@/db/schema";
import { analysed } from "@/lib/analysis/conditions";
import type { AnalysisFilters } from "@/lib/analysis/filters";
import type { Area } from "@/lib/areas/constants";
import { dayOf, type Reader } from "@/lib/as-of/reader";
import { visiblePartner } from "@/lib/auth/scope";
import type { Standing } from "@/lib/forecast/history";
import { openMilestone } from "@/lib/milestones/conditions";
import type { Nature } from "@/lib/milestones/constants";
import { type Day, dayNumber } from "@/lib/periods/days";

/** What a forecast asks of a milestone, as it stands on the day. */
export const standingColumns = {
  area: milestones.areaCode,
  nature: milestones.nature,
  startOn: milestones.startOn,
  dueOn: milestones.dueOn,
  firstDueOn: milestones.firstDueOn,
  progress: milestones.currentProgress,
  measuredOn: milestones.currentEffectiveOn,
};

/** The same, counted in days. */
export function standingOf(row: {
  area: Area;
  nature: Nature;
  startOn: Day;
  dueOn: Day;
  firstDueOn: Day;
  progress: number | null;
  measuredOn: Day | null;
}): Standing {
  const { area, nature, progress } = row;
  const due = dayNumber(row.dueOn);
  const measured = progress === null || row.measuredOn === null ? null : dayNumber(row.measuredOn);
  return {
    area,
    nature,
    start: dayNumber(row.startOn),
    due,
    slip: due - dayNumber(row.firstDueOn),
    progress,
    measured,
  };
}

/** The milestones of these filters that the reader may see. */
export function among(reader: Reader, filters: AnalysisFilters): SQL | undefined {
  return and(visiblePartner(reader, milestones.partnerIso3), analysed(milestones, filters, dayOf(reader)));
}

/** Those of them that are open, of which there is something to foretell. */
export function openAmong(reader: Reader, filters: AnalysisFilters): SQL | undefined {
  return and(among(reader, filters), openMilestone);
}

/** Those of them that count towards completion and are not open: fulfilled, or paused by their partner. */
export function settledAmong(reader: Reader, filters: AnalysisFilters): SQL | undefined {
  return and(
    among(reader, filters),
    sql`(${openMilestone}) is not true`,
    sql`${milestones.currentDelivery} is distinct from 'discontinued'`,
    ne(milestones.currentCommitment, "withdrawn"),
  );
}
