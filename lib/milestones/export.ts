import { and, eq, sql } from "drizzle-orm";
import { asReader } from "@/db/client";
import { milestones, partners, scales } from "@/db/schema";
import { dayOf, type Reader } from "@/lib/as-of/reader";
import { visiblePartner } from "@/lib/auth/scope";
import { eachLine } from "@/lib/exports/each-line";
import type { ExportList } from "@/lib/exports/export-file";
import { milestoneFields } from "@/lib/milestones/export-fields";
import type { MilestoneFilters } from "@/lib/milestones/filters";
import { fitting, inListOrder } from "@/lib/milestones/list-order";
import { countMilestones } from "@/lib/milestones/queries";
import { latestView } from "@/lib/partner-views/conditions";

/** All milestones that the filters show, on whatever page, in the order of the list. */
export function milestoneExport(reader: Reader, filters: MilestoneFilters): ExportList {
  return {
    fields: milestoneFields(dayOf(reader)),
    count: () => countMilestones(reader, filters),
    each: (line, take) =>
      asReader(reader, (tx) =>
        eachLine(
          tx,
          tx
            .select({ line })
            .from(milestones)
            .innerJoin(partners, eq(partners.iso3, milestones.partnerIso3))
            .leftJoin(scales, eq(scales.id, milestones.scaleId))
            .leftJoinLateral(latestView, sql`true`)
            .where(and(visiblePartner(reader, milestones.partnerIso3), fitting(reader, filters)))
            .orderBy(...inListOrder(filters)),
          take,
        ),
      ),
  };
}
