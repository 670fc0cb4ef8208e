import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Timeline } from "@/components/ui/timeline";
import { useFormat } from "@/i18n/use-format";
import type { PeriodEvent } from "@/lib/periods/queries";
import styles from "./period.module.css";

/** What happened to the quarter, the latest first. */
export function PeriodHistory({ events }: { events: readonly PeriodEvent[] }) {
  const t = useTranslations("periods");
  const format = useFormat();
  return (
    <Card title={t("history")}>
      {events.length === 0 ? <p>{t("historyNone")}</p> : null}
      <Timeline
        entries={events.map(({ kind, follows, reason, untilOn, doneBy, doneAt }) => ({
          key: String(follows),
          when: format.instant(doneAt),
          what:
            untilOn === null
              ? t("happened.closed", { name: doneBy ?? t("unknown") })
              : t("happened.reopened", { name: doneBy ?? t("unknown"), day: format.day(untilOn) }),
          note: kind === "reopened" ? <span className={styles.prose}>{reason}</span> : null,
          current: follows === events.length - 1,
        }))}
      />
    </Card>
  );
}
