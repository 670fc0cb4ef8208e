import { type AsOf, asOfDay, lastDayKnown } from "@/lib/as-of/rules";
import type { Viewer } from "@/lib/auth/viewer";
import { beforeQuarterOf } from "@/lib/changes/rules";
import type { ReportOrder, ReportRequest } from "@/lib/reports/schemas";

/**
 * A request with its days and moments filled in: what is left open now would be something else when the report is made again. "All
 * that is known now" becomes all that was known at the moment it was made.
 */
export function orderOf(viewer: Viewer, request: ReportRequest, now: Date): ReportOrder {
  const moment = now.toISOString();
  const today = moment.slice(0, 10);
  const { asOf: asked, from: compared, ...rest } = request;
  const asOf = asked ?? { day: today, knownBefore: "infinity" };
  const ownKnowledge = asked === null || lastDayKnown(asked) === asked.day;
  const from = asOfDay(compared ?? beforeQuarterOf(asOf.day), compared ?? beforeQuarterOf(asOf.day), today);
  const fixed = ({ day, knownBefore }: AsOf): AsOf => ({
    day,
    knownBefore: knownBefore === "infinity" ? moment : knownBefore,
  });
  return {
    ...rest,
    asOf: fixed(asOf),
    // Each day as it was believed at its end, unless a later knowledge of the day was asked for: then both by that.
    from: fixed(ownKnowledge ? from : { ...from, knownBefore: asOf.knownBefore }),
    madeAt: moment,
    madeBy: viewer.name,
  };
}
