import { useTranslations } from "next-intl";
import type { useFields } from "@/components/forms/use-fields";
import type { Measure } from "@/components/milestones/measure";
import { Card } from "@/components/ui/card";
import { FormRow } from "@/components/ui/form-row";
import { SelectField } from "@/components/ui/select-field";
import { Stack } from "@/components/ui/stack";
import { TextField } from "@/components/ui/text-field";
import { TextareaField } from "@/components/ui/textarea-field";
import { AREAS } from "@/lib/areas/constants";
import { BASES } from "@/lib/milestones/constants";

interface Props {
  field: ReturnType<typeof useFields>;
  measure: Measure;
  /** A milestone that does not exist yet also has its area and its unit chosen. */
  isNew: boolean;
  /** A proposal has no basis and no weight yet: they are agreed when the proposal is adopted. */
  weighed?: boolean;
}

/** What is agreed with the partner: the step, how it is measured, and by when. */
export function PlanFields({ field, measure, isNew, weighed = true }: Props) {
  const t = useTranslations("plan");
  const words = useTranslations("words");
  return (
    <>
      <Card title={t("what")}>
        <Stack>
          {isNew ? (
            <SelectField
              {...field("area")}
              label={t("field.area")}
              choices={AREAS.map((value) => ({ value, label: words(`area.${value}`) }))}
            />
          ) : null}
          {weighed ? (
            <SelectField
              {...field("basis")}
              label={t("field.basis")}
              description={t("field.basisHint")}
              choices={BASES.map((value) => ({ value, label: words(`basis.${value}`) }))}
            />
          ) : null}
          <TextField {...field("title")} label={t("field.title")} />
          <TextareaField {...field("description")} label={t("field.description")} rows={4} optional />
          <TextField {...field("leadInstitution")} label={t("field.lead")} optional />
        </Stack>
      </Card>
      <Card title={t("how")}>
        <Stack>
          <FormRow>
            <TextField
              {...field("indicator")}
              label={t("field.indicator")}
              description={t("field.indicatorHint")}
            />
            {isNew && measure.kind === "quantity" ? (
              <TextField {...field("unit")} label={t("field.unit")} />
            ) : null}
          </FormRow>
          <FormRow>
            <ValueField {...field("baseline")} label={t("field.baseline")} measure={measure} />
            <ValueField {...field("target")} label={t("field.target")} measure={measure} />
          </FormRow>
        </Stack>
      </Card>
      <Card title={t(weighed ? "plan" : "when")}>
        <FormRow>
          <TextField
            {...field("startOn")}
            type="date"
            label={t("field.startOn")}
            description={t("field.startOnHint")}
          />
          <TextField
            {...field("dueOn")}
            type="date"
            label={t("field.dueOn")}
            description={t("field.dueOnHint")}
          />
          {weighed ? (
            <TextField
              {...field("weight")}
              label={t("field.weight")}
              description={t("field.weightHint")}
              inputMode="decimal"
            />
          ) : null}
        </FormRow>
      </Card>
    </>
  );
}

interface ValueProps {
  name: string;
  label: string;
  defaultValue: string;
  error: string | undefined;
  measure: Measure;
}

/** A value of the milestone: a stage to choose, or a number to type. */
function ValueField({ measure, ...rest }: ValueProps) {
  if (measure.kind === "quantity") return <TextField {...rest} inputMode="decimal" autoComplete="off" />;
  return (
    <SelectField
      {...rest}
      choices={measure.stages.map(({ value, label }) => ({ value: String(value), label }))}
    />
  );
}
