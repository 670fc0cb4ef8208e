import { can } from "@/lib/auth/permissions";
import type { Viewer } from "@/lib/auth/viewer";
import type { Refused, ScheduleState } from "@/lib/reports/schedules/constants";

/** What of a recipient, and of the schedule, decides whether a report is sent to them at this moment. */
export interface Standing {
  viewer: Viewer;
  isClosed: boolean;
  /** Of the demonstration, whose addresses are nobody's. */
  isDemonstration: boolean;
  isRemoved: boolean;
  hasStopped: boolean;
  schedule: ScheduleState;
  /** Whoever scheduled it may still take such a report away themselves. */
  ownerMay: boolean;
}

/** Why somebody is not sent a report at this moment; null when they are. */
export function refusalOf(standing: Standing): Refused | null {
  if (standing.schedule !== "active") return "ended";
  if (!standing.ownerMay) return "owner";
  if (standing.isRemoved) return "removed";
  if (standing.hasStopped) return "stopped";
  if (standing.isClosed) return "closed";
  if (!can(standing.viewer, "figures.export")) return "role";
  return standing.isDemonstration ? "demonstration" : null;
}
