import { and, eq, sql } from "drizzle-orm";
import { cache } from "react";
import { z } from "zod";
import { asReader } from "@/db/client";
import { figureSums } from "@/db/schema";
import { AREAS } from "@/lib/areas/constants";
import { dayOf, type Reader } from "@/lib/as-of/reader";
import { visiblePartner } from "@/lib/auth/scope";
import { activePartner } from "@/lib/milestones/conditions";
import { quarterOf } from "@/lib/periods/rules";

/** What counts towards completion, as in lib/completion/rules. */
const figures = {
  milestones: z.number(),
  assessed: z.number(),
  fulfilled: z.number(),
  weight: z.string(),
  weightedProgress: z.string(),
};
const partnerOf = { partner: z.string(), partnerIso2: z.string(), active: z.boolean() };
/** How a partner stands in an area. */
const cell = z.object({
  ...partnerOf,
  area: z.enum(AREAS),
  ...figures,
  completed: z.number(),
  inProgress: z.number(),
  notStarted: z.number(),
  notAssessed: z.number(),
  discontinued: z.number(),
  setAside: z.number(),
  shown: z.number(),
  overdue: z.number(),
  /** What counted at the end of the quarter before that of the day. */
  assessedBefore: z.number(),
  weightBefore: z.string(),
  weightedBefore: z.string(),
});
/** What changed for a partner in a quarter; before its start a milestone counts in none. */
const step = z.object({ ...partnerOf, quarterOn: z.string(), ...figures });

/**
 * The figures of a past day: how each partner stands in each area, and what changed for each in each quarter up to that of the day. In
 * one pass over what is posted, because a page asks for most of them; kept for the request. With a partner, of this one alone.
 */
export const readPastFigures = cache((reader: Reader, partnerIso3?: string) =>
  asReader(reader, async (tx) => {
    const where = and(
      visiblePartner(reader, figureSums.partnerIso3),
      partnerIso3 === undefined ? undefined : eq(figureSums.partnerIso3, partnerIso3),
    );
    const earlier = sql`quarter_on < ${quarterOf(dayOf(reader))}::date`;
    // By quarter first: what is summed twice is then a few thousand rows, however much is posted.
    const rows = await tx.execute(sql`
      with in_quarter as (
        select partner_iso3, area_code, quarter_on, sum(counted) as milestones, sum(assessed) as assessed, sum(fulfilled) as fulfilled,
               sum(weight) as weight, sum(weighted_progress) as weighted_progress, sum(completed) as completed,
               sum(in_progress) as in_progress, sum(not_started) as not_started, sum(not_assessed) as not_assessed,
               sum(discontinued) as discontinued, sum(paused + withdrawn) as set_aside, sum(shown) as shown, sum(overdue) as overdue
        from ${figureSums} where ${where ?? sql`true`} group by partner_iso3, area_code, quarter_on
      ), summed as (
        select partner_iso3, area_code, quarter_on, sum(milestones)::int as milestones, sum(assessed)::int as assessed,
               sum(fulfilled)::int as fulfilled, sum(weight)::text as weight, sum(weighted_progress)::text as "weightedProgress",
               sum(completed)::int as completed, sum(in_progress)::int as "inProgress", sum(not_started)::int as "notStarted",
               sum(not_assessed)::int as "notAssessed", sum(discontinued)::int as discontinued, sum(set_aside)::int as "setAside",
               sum(shown)::int as shown, sum(overdue)::int as overdue,
               coalesce(sum(assessed) filter (where ${earlier}), 0)::int as "assessedBefore",
               coalesce(sum(weight) filter (where ${earlier}), 0)::text as "weightBefore",
               coalesce(sum(weighted_progress) filter (where ${earlier}), 0)::text as "weightedBefore"
        from in_quarter group by grouping sets ((partner_iso3, area_code), (partner_iso3, quarter_on))
      )
      select s.*, s.partner_iso3 as partner, s.area_code as area, s.quarter_on::text as "quarterOn", p.iso2 as "partnerIso2",
             ${activePartner(sql`s.partner_iso3`, dayOf(reader))} as active
      from summed s join partners p on p.iso3 = s.partner_iso3
      order by s.partner_iso3, s.area_code, s.quarter_on`);
    const all = [...rows];
    return {
      cells: z.array(cell).parse(all.filter(({ area }) => area !== null)),
      steps: z
        .array(step)
        .parse(all.filter(({ quarterOn }) => quarterOn !== null && quarterOn !== "-infinity")),
    };
  }),
);
