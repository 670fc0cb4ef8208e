import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { CheckboxGroup } from "@/components/ui/checkbox-group";
import { type Choice, SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { TextareaField } from "@/components/ui/textarea-field";
import { useFormat } from "@/i18n/use-format";
import { AS_OF, KNOWN_AT, KNOWN_NOW } from "@/lib/as-of/rules";
import { type Language, LANGUAGES } from "@/lib/people/constants";
import { type Day, isDay } from "@/lib/periods/days";
import {
  REPORT_FILE,
  REPORT_FORMATS,
  REPORT_ISSUE,
  REPORT_LIMITS,
  REPORT_SECTIONS,
  type ReportKind,
} from "@/lib/reports/constants";
import { BACKGROUND } from "@/lib/reports/jobs/constants";
import { NEW_SCHEDULE } from "@/lib/reports/schedules/constants";
import styles from "./order-form.module.css";
import form from "./report-form.module.css";
import { SubjectField } from "./subject-field";

interface Props {
  kind: ReportKind;
  partners: readonly Choice[];
  /** What the address chooses beforehand. */
  query: URLSearchParams;
  language: Language;
  today: Day;
}

/** Asks for a report; the answer is its file. A plain form, so that it works without any script, and its address can be kept. */
export function OrderForm({ kind, partners, query, language, today }: Props) {
  const t = useTranslations();
  const format = useFormat();
  const asked = (name: string) => query.get(name) ?? "";
  return (
    <form action={REPORT_FILE} method="get" className={styles.form}>
      <input type="hidden" name="kind" value={kind} />
      <fieldset className={form.group}>
        <legend>{t("reports.group.what")}</legend>
        <div className={form.row}>
          <SubjectField kind={kind} partners={partners} asked={asked("subject")} />
          <TextField
            name={AS_OF}
            type="date"
            filter
            label={t("reports.field.asOf")}
            description={t("reports.field.asOfHint")}
            max={today}
            defaultValue={asked(AS_OF)}
          />
          <SelectField
            name={KNOWN_AT}
            label={t("reports.field.knownAt")}
            choices={[
              { value: "", label: t("reports.field.knownThen") },
              { value: KNOWN_NOW, label: t("reports.field.knownNow") },
              ...(isDay(asked(KNOWN_AT))
                ? [
                    {
                      value: asked(KNOWN_AT),
                      label: t("reports.field.knownOn", { day: format.day(asked(KNOWN_AT)) }),
                    },
                  ]
                : []),
            ]}
            empty="none"
            defaultValue={asked(KNOWN_AT)}
          />
          <TextField
            name="from"
            type="date"
            filter
            label={t("reports.field.from")}
            description={t("reports.field.fromHint")}
            max={today}
            defaultValue={asked("from")}
          />
        </div>
        <CheckboxGroup
          list="section"
          label={t("reports.field.sections")}
          description={t("reports.field.sectionsHint")}
          choices={REPORT_SECTIONS[kind].map((section) => ({
            value: section,
            label: t(`reports.section.${section}`),
          }))}
          chosen={query.has("section") ? query.getAll("section") : REPORT_SECTIONS[kind]}
        />
      </fieldset>
      <fieldset className={form.group}>
        <legend>{t("reports.group.frame")}</legend>
        <div className={form.row}>
          <TextField
            name="title"
            optional
            label={t("reports.field.title")}
            description={t("reports.field.titleHint")}
            maxLength={REPORT_LIMITS.title}
            defaultValue={asked("title")}
          />
          <TextField
            name="addressee"
            optional
            label={t("reports.field.addressee")}
            maxLength={REPORT_LIMITS.addressee}
            defaultValue={asked("addressee")}
          />
        </div>
        <TextareaField
          name="foreword"
          optional
          rows={4}
          label={t("reports.field.foreword")}
          description={t("reports.field.forewordHint", { most: REPORT_LIMITS.foreword })}
          maxLength={REPORT_LIMITS.foreword}
          defaultValue={asked("foreword")}
        />
      </fieldset>
      <fieldset className={form.group}>
        <legend>{t("reports.group.file")}</legend>
        <div className={form.row}>
          <SelectField
            name="language"
            label={t("reports.field.language")}
            choices={LANGUAGES.map((value) => ({ value, label: t(`words.language.${value}`) }))}
            empty="none"
            defaultValue={asked("language") === "" ? language : asked("language")}
          />
          <SelectField
            name="format"
            label={t("reports.field.format")}
            choices={REPORT_FORMATS.map((value) => ({ value, label: t(`reports.format.${value}`) }))}
            empty="none"
            defaultValue={asked("format")}
          />
        </div>
      </fieldset>
      <div className={styles.ways}>
        <Button type="submit">{t("reports.download")}</Button>
        <Button type="submit" variant="default" name={BACKGROUND} value="yes">
          {t("reports.job.order")}
        </Button>
        <Button type="submit" variant="default" formAction={REPORT_ISSUE}>
          {t("reports.issue.order")}
        </Button>
        <Button type="submit" variant="default" formAction={NEW_SCHEDULE}>
          {t("reportSchedules.order")}
        </Button>
      </div>
    </form>
  );
}
