import { useTranslations } from "next-intl";
import { WEEKDAYS } from "@/lib/reports/schedules/constants";
import { hourText, type Rhythm } from "@/lib/reports/schedules/rules";

/** A rhythm in words: `Every Monday at 07:00, Europe/Brussels`. */
export function RhythmText({ of: { rhythm, weekday, hour, timeZone: zone } }: { of: Rhythm }) {
  const t = useTranslations("reportSchedules");
  const day = WEEKDAYS.find((each) => each === weekday);
  return t(`rhythm.${rhythm}`, {
    hour: hourText(hour),
    zone,
    weekday: day === undefined ? "" : t(`weekday.${day}`),
  });
}
