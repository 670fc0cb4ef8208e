import { useTranslations } from "next-intl";
import type { useFields } from "@/components/forms/use-fields";
import type { Measure } from "@/components/milestones/measure";
import { useMeasure } from "@/components/milestones/use-measure";
import { FormRow } from "@/components/ui/form-row";
import { SelectField } from "@/components/ui/select-field";
import { Stack } from "@/components/ui/stack";
import { TextField } from "@/components/ui/text-field";
import { TextareaField } from "@/components/ui/textarea-field";
import { DELIVERIES, VERDICTS } from "@/lib/milestones/constants";
import styles from "./assess.module.css";
import { RecheckField } from "./recheck-field";

interface Props {
  field: ReturnType<typeof useFields>;
  measure: Measure;
  today: string;
}

/** What was measured, on which day, and what the analyst makes of it. */
export function JudgementFields({ field, measure, today }: Props) {
  const t = useTranslations("assess.field");
  const words = useTranslations("words");
  const write = useMeasure(measure);
  return (
    <div className={styles.judgement}>
      <Stack>
        <FormRow>
          {measure.kind === "stages" ? (
            <SelectField
              {...field("value")}
              label={t("stage")}
              description={t("stageHint")}
              choices={measure.stages.map(({ value, label }) => ({ value: String(value), label }))}
            />
          ) : (
            <TextField
              {...field("value")}
              label={t("value")}
              description={t("valueHint", { unit: write.unit ?? "" })}
              inputMode="decimal"
              autoComplete="off"
            />
          )}
          <TextField
            {...field("effectiveOn")}
            type="date"
            max={today}
            label={t("effectiveOn")}
            description={t("effectiveOnHint")}
          />
        </FormRow>
        <FormRow>
          <SelectField
            {...field("delivery")}
            label={t("delivery")}
            description={t("deliveryHint")}
            choices={DELIVERIES.map((value) => ({ value, label: words(`delivery.${value}`) }))}
          />
          <SelectField
            {...field("verdict")}
            label={t("verdict")}
            description={t("verdictHint")}
            choices={VERDICTS.map((value) => ({ value, label: words(`verdict.${value}`) }))}
          />
        </FormRow>
        <RecheckField field={field} />
        <TextareaField
          {...field("narrative")}
          label={t("narrative")}
          description={t("narrativeHint")}
          rows={7}
        />
      </Stack>
    </div>
  );
}
