import { useTranslations } from "next-intl";
import type { useFields } from "@/components/forms/use-fields";
import { CheckboxGroup } from "@/components/ui/checkbox-group";
import { type Choice, SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { TextareaField } from "@/components/ui/textarea-field";
import { LANGUAGES } from "@/lib/people/constants";
import { REPORT_FORMATS, REPORT_LIMITS } from "@/lib/reports/constants";
import { SCHEDULED_DAYS } from "@/lib/reports/schedules/constants";
import styles from "../../_components/report-form.module.css";

interface Props {
  field: ReturnType<typeof useFields>;
  sections: readonly Choice[];
  chosen: readonly string[];
}

/** What of a report is chosen besides its subject. */
export function ContentFields({ field, sections, chosen }: Props) {
  const t = useTranslations();
  return (
    <>
      <div className={styles.row}>
        <SelectField
          {...field("scheduledDay")}
          empty="none"
          label={t("reportSchedules.field.day")}
          choices={SCHEDULED_DAYS.map((value) => ({ value, label: t(`reportSchedules.day.${value}`) }))}
        />
        <SelectField
          {...field("format")}
          empty="none"
          label={t("reports.field.format")}
          choices={REPORT_FORMATS.map((value) => ({ value, label: t(`reports.format.${value}`) }))}
        />
        <SelectField
          {...field("language")}
          empty="none"
          label={t("reports.field.language")}
          choices={LANGUAGES.map((value) => ({ value, label: t(`words.language.${value}`) }))}
        />
      </div>
      <CheckboxGroup
        list="sections"
        field="key"
        label={t("reports.field.sections")}
        error={field("sections").error}
        choices={sections}
        chosen={chosen}
      />
      <div className={styles.row}>
        <TextField
          {...field("title")}
          optional
          label={t("reports.field.title")}
          description={t("reports.field.titleHint")}
          maxLength={REPORT_LIMITS.title}
        />
        <TextField
          {...field("addressee")}
          optional
          label={t("reports.field.addressee")}
          maxLength={REPORT_LIMITS.addressee}
        />
      </div>
      <TextareaField
        {...field("foreword")}
        optional
        rows={4}
        label={t("reports.field.foreword")}
        description={t("reports.field.forewordHint", { most: REPORT_LIMITS.foreword })}
        maxLength={REPORT_LIMITS.foreword}
      />
    </>
  );
}
