import { useTranslations } from "next-intl";
import type { useFields } from "@/components/forms/use-fields";
import { FormRow } from "@/components/ui/form-row";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { CREDIBILITIES, EVIDENCE_TYPES, SOURCE_RELIABILITIES } from "@/lib/evidence/constants";
import styles from "./assess.module.css";

interface Props {
  index: number;
  field: ReturnType<typeof useFields>;
  open: boolean;
  today: string;
}

/** One link with its kind, its two grades and its date; an empty row folds away. */
export function EvidenceRow({ index, field, open, today }: Props) {
  const t = useTranslations("assess.evidence");
  const words = useTranslations("words");
  const row = (name: string) => field(`evidence[${index}].${name}`);
  return (
    <details className={styles.row} open={open}>
      <summary>{t("row", { number: index + 1 })}</summary>
      <fieldset className={styles.fields}>
        <legend className="visually-hidden">{t("row", { number: index + 1 })}</legend>
        <FormRow>
          <TextField {...row("url")} type="url" label={t("url")} />
          <TextField {...row("title")} label={t("name")} />
        </FormRow>
        <FormRow>
          <SelectField
            {...row("type")}
            label={t("type")}
            choices={EVIDENCE_TYPES.map((value) => ({ value, label: words(`evidenceType.${value}`) }))}
          />
          <SelectField
            {...row("reliability")}
            label={t("reliability")}
            choices={SOURCE_RELIABILITIES.map((value) => ({ value, label: words(`reliability.${value}`) }))}
          />
          <SelectField
            {...row("credibility")}
            label={t("credibility")}
            choices={CREDIBILITIES.map((value) => ({
              value: String(value),
              label: words(`credibility.${value}`),
            }))}
          />
          <TextField {...row("datedOn")} type="date" max={today} label={t("datedOn")} optional />
        </FormRow>
      </fieldset>
    </details>
  );
}
