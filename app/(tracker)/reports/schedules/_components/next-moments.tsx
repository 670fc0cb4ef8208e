import { useTranslations } from "next-intl";
import { useFormat } from "@/i18n/use-format";
import { RHYTHMS } from "@/lib/reports/schedules/constants";
import { nextMoments } from "@/lib/reports/schedules/rules";
import { isTimeZone } from "@/lib/reports/schedules/wall-clock";
import styles from "./schedule-form.module.css";

interface Props {
  rhythm: string;
  weekday: string;
  hour: string;
  timeZone: string;
  now: string;
}

/** The next three moments of what is being chosen, by the clocks of its zone. */
export function NextMoments({ rhythm, weekday, hour, timeZone, now }: Props) {
  const t = useTranslations("reportSchedules");
  const format = useFormat();
  const kind = RHYTHMS.find((known) => known === rhythm);
  const zone = timeZone.trim();
  const moments =
    kind === undefined || !isTimeZone(zone)
      ? []
      : nextMoments(
          { rhythm: kind, weekday: Number(weekday), hour: Number(hour), timeZone: zone },
          new Date(now),
          3,
        );
  return (
    <div className={styles.preview} role="status">
      {moments.length === 0 ? (
        t("previewNone")
      ) : (
        <>
          {t("preview")}
          <ul>
            {moments.map((moment) => (
              <li key={moment.getTime()}>{format.instantIn(moment, zone)}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
