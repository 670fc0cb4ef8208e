import { useTranslations } from "next-intl";
import { StatusBadge } from "@/components/ui/status-badge";
import type { RunState, ScheduleState } from "@/lib/reports/schedules/constants";

const SCHEDULE = {
  active: { tone: "green", shape: "circle" },
  paused: { tone: "amber", shape: "triangle" },
  ended: { tone: "grey", shape: "dash" },
} as const;

/** Whether a schedule goes on. */
export function ScheduleBadge({ state }: { state: ScheduleState }) {
  const t = useTranslations("reportSchedules.state");
  return <StatusBadge {...SCHEDULE[state]} word={t(state)} />;
}

const RUN = {
  open: { tone: "plain", shape: "ring" },
  sent: { tone: "green", shape: "circle" },
  partly: { tone: "amber", shape: "triangle" },
  failed: { tone: "red", shape: "diamond" },
} as const;

/** What became of a run. */
export function RunBadge({ state }: { state: RunState }) {
  const t = useTranslations("reportSchedules.run");
  return <StatusBadge {...RUN[state]} word={t(state)} />;
}
