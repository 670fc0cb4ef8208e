import { SCHEDULES } from "@/lib/reports/schedules/constants";

/** Where a form of the schedule's page is sent where no script runs: what came of it is told by this address. */
export function formAddress(id: string, form: "active" | "paused" | "ended" | "receive"): string {
  return `${SCHEDULES}/${encodeURIComponent(id)}?form=${form}`;
}
