import { useTranslations } from "next-intl";
import type { useFields } from "@/components/forms/use-fields";
import { CheckboxGroup } from "@/components/ui/checkbox-group";
import { type Choice, SelectField } from "@/components/ui/select-field";
import { ROLES } from "@/lib/people/constants";
import styles from "./people.module.css";

interface Props {
  field: ReturnType<typeof useFields>;
  partners: readonly Choice[];
  chosen: readonly string[];
}

/** What somebody may do, and for whom. */
export function AccountFields({ field, partners, chosen }: Props) {
  const t = useTranslations();
  return (
    <>
      <SelectField
        {...field("role")}
        label={t("people.field.role")}
        choices={ROLES.map((value) => ({ value, label: t(`words.role.${value}`) }))}
      />
      <details>
        <summary>{t("people.roles")}</summary>
        <dl className={styles.roles}>
          {ROLES.map((role) => (
            <div key={role}>
              <dt>{t(`words.role.${role}`)}</dt>
              <dd>{t(`people.role.${role}`)}</dd>
            </div>
          ))}
        </dl>
      </details>
      <CheckboxGroup
        list="partners"
        field="iso3"
        label={t("people.field.partners")}
        description={t("people.field.partnersHint")}
        error={field("partners").error}
        choices={partners}
        chosen={chosen}
      />
    </>
  );
}
