import { and, eq, inArray, type SQL } from "drizzle-orm";

import { milestones } from "@/db/schema";
import type { Area } from "@/lib/areas/constants";
import { dayOf, type Reader } from "@/lib/as-of/reader";
import { visiblePartner } from "@/lib/auth/scope";
import type { Standing } from "@/lib/forecast/history";
import { activePartner, openMilestone } from "@/lib/milestones/conditions";
import type { Nature } from "@/lib/milestones/constants";
import { type Day, dayNumber } from "@/lib/periods/days";

/** Of which milestones: of some partners, or of all that are active on the day; of some areas or all; of one nature or both. */
export interface ForecastFilters {
  partners: readonly string[];
  areas: readonly Area[];
  nature: Nature | null;
}

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
export function among(reader: Reader, { partners, areas, nature }: ForecastFilters): SQL | undefined {
  const { partnerIso3 } = milestones;
  return and(
    visiblePartner(reader, partnerIso3),
    partners.length > 0 ? inArray(partnerIso3, [...partners]) : activePartner(partnerIso3, dayOf(reader)),
    areas.length > 0 ? inArray(milestones.areaCode, [...areas]) : undefined,
    nature === null ? undefined : eq(milestones.nature, nature),
  );
}

/** Those of them that are open, of which there is something to foretell. */
export function openAmong(reader: Reader, filters: ForecastFilters): SQL | undefined {
  return and(among(reader, filters), openMilestone);
}
