import { useTranslations } from "next-intl";
import type { useFields } from "@/components/forms/use-fields";
import { FormRow } from "@/components/ui/form-row";
import { TextField } from "@/components/ui/text-field";
import styles from "./assess.module.css";

/** When a fulfilment is looked at again. The style sheet shows it with that verdict alone, where a browser can tell; else always. */
export function RecheckField({ field }: { field: ReturnType<typeof useFields> }) {
  const t = useTranslations("assess.field");
  const recheck = field("recheckOn");
  return (
    <div className={styles.recheck} data-faulty={recheck.error !== undefined}>
      <FormRow>
        <TextField
          {...recheck}
          type="date"
          label={t("recheckOn")}
          description={t("recheckOnHint")}
          optional
        />
      </FormRow>
    </div>
  );
}
