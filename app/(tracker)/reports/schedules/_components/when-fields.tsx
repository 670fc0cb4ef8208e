import { useTranslations } from "next-intl";
import type { useFields } from "@/components/forms/use-fields";
import { FormRow } from "@/components/ui/form-row";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import type { FormValues } from "@/lib/forms/constants";
import { HOURS, RHYTHMS, WEEKDAYS } from "@/lib/reports/schedules/constants";
import { hourText } from "@/lib/reports/schedules/rules";
import { BrowserZone } from "./browser-zone";
import { NextMoments } from "./next-moments";
import styles from "./schedule-form.module.css";

interface Props {
  field: ReturnType<typeof useFields>;
  zones: readonly string[];
  now: string;
  /** What stands in the form by now; nothing before anything was changed. */
  typed: FormValues;
  onZone: (typed: FormValues) => void;
}

/** How often, at which hour, by whose clocks; and what comes of it. */
export function WhenFields({ field, zones, now, typed, onZone }: Props) {
  const t = useTranslations("reportSchedules");
  const chosen = (name: string) => typed[name] ?? field(name).defaultValue;
  return (
    <>
      <FormRow>
        <SelectField
          {...field("rhythm")}
          empty="none"
          label={t("field.rhythm")}
          choices={RHYTHMS.map((value) => ({ value, label: t(`rhythmName.${value}`) }))}
        />
        <SelectField
          {...field("weekday")}
          empty="none"
          label={t("field.weekday")}
          choices={WEEKDAYS.map((value) => ({ value: String(value), label: t(`weekday.${value}`) }))}
        />
        <SelectField
          {...field("hour")}
          empty="none"
          label={t("field.hour")}
          choices={HOURS.map((value) => ({ value: String(value), label: hourText(value) }))}
        />
      </FormRow>
      <div className={styles.zone}>
        <TextField
          {...field("timeZone")}
          label={t("field.zone")}
          description={t("field.zoneHint")}
          list="time-zones"
          autoComplete="off"
        />
        <datalist id="time-zones">
          {zones.map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
        <BrowserZone chosen={chosen("timeZone")} onChoose={(timeZone) => onZone({ ...typed, timeZone })} />
      </div>
      <NextMoments
        rhythm={chosen("rhythm")}
        weekday={chosen("weekday")}
        hour={chosen("hour")}
        timeZone={chosen("timeZone")}
        now={now}
      />
    </>
  );
}
