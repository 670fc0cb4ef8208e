import { useTranslations } from "next-intl";
import type { useFields } from "@/components/forms/use-fields";
import { CheckboxGroup } from "@/components/ui/checkbox-group";
import { FormRow } from "@/components/ui/form-row";
import { type Choice, SelectField } from "@/components/ui/select-field";
import { Stack } from "@/components/ui/stack";
import { TextField } from "@/components/ui/text-field";
import { TextareaField } from "@/components/ui/textarea-field";
import { AREAS } from "@/lib/areas/constants";
import { RESULT_LEVELS, RISK_AREAS } from "@/lib/catalogue/constants";
import { EVIDENCE_TYPES } from "@/lib/evidence/constants";
import { BASES } from "@/lib/milestones/constants";

type Field = ReturnType<typeof useFields>;

/** What the milestone is about. Its area stays once the template has its code. */
export function WhatFields({ field, isNew }: { field: Field; isNew: boolean }) {
  const t = useTranslations();
  return (
    <Stack>
      <FormRow>
        {isNew ? (
          <SelectField
            {...field("area")}
            label={t("catalogue.template.area")}
            choices={AREAS.map((value) => ({ value, label: t(`words.area.${value}`) }))}
          />
        ) : null}
        <SelectField
          {...field("basis")}
          label={t("catalogue.template.basis")}
          description={t("catalogue.template.basisHint")}
          choices={BASES.map((value) => ({ value, label: t(`words.basis.${value}`) }))}
        />
        <SelectField
          {...field("resultLevel")}
          label={t("catalogue.template.resultLevel")}
          choices={RESULT_LEVELS.map((value) => ({ value, label: t(`catalogue.level.${value}`) }))}
        />
      </FormRow>
      <TextField {...field("title")} label={t("catalogue.template.title")} />
      <TextareaField {...field("description")} label={t("catalogue.template.description")} rows={3} />
    </Stack>
  );
}

/** How it is measured, and from where to where it goes as a rule. */
export function MeasureFields({ field, stages }: { field: Field; stages: readonly Choice[] | null }) {
  const t = useTranslations("catalogue.template");
  const value = (name: "baselineLow" | "baselineHigh" | "target") =>
    stages === null ? (
      <TextField {...field(name)} label={t(name)} inputMode="decimal" autoComplete="off" />
    ) : (
      <SelectField {...field(name)} label={t(name)} choices={stages} />
    );
  return (
    <Stack>
      <FormRow>
        <TextField {...field("indicator")} label={t("indicator")} description={t("indicatorHint")} />
        {stages === null ? (
          <TextField {...field("unit")} label={t("unit")} description={t("unitHint")} />
        ) : null}
      </FormRow>
      <FormRow>
        {value("baselineLow")}
        {value("baselineHigh")}
        {value("target")}
      </FormRow>
    </Stack>
  );
}

/** What goes with it. */
export function AroundFields({ field, evidenceTypes }: { field: Field; evidenceTypes: readonly string[] }) {
  const t = useTranslations();
  return (
    <Stack>
      <FormRow>
        <TextField {...field("meansOfVerification")} label={t("catalogue.template.meansOfVerification")} />
        <TextField {...field("relatedFramework")} label={t("catalogue.template.relatedFramework")} />
      </FormRow>
      <FormRow>
        <TextField
          {...field("typicalMonths")}
          label={t("catalogue.template.typicalMonths")}
          inputMode="numeric"
        />
        <SelectField
          {...field("riskArea")}
          empty="none"
          label={t("catalogue.template.riskArea")}
          choices={[
            { value: "", label: t("catalogue.template.noRisk") },
            ...RISK_AREAS.map((value) => ({ value, label: t(`catalogue.risk.${value}`) })),
          ]}
        />
      </FormRow>
      <CheckboxGroup
        list="evidenceTypes"
        field="type"
        label={t("catalogue.template.evidenceTypes")}
        error={field("evidenceTypes").error}
        choices={EVIDENCE_TYPES.map((value) => ({ value, label: t(`words.evidenceType.${value}`) }))}
        chosen={evidenceTypes}
      />
    </Stack>
  );
}
