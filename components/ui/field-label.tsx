import { useTranslations } from "next-intl";
import styles from "./field-label.module.css";

/** A field's label; what may stay empty says so, instead of a star on all the others. */
export function FieldLabel({ label, optional = false }: { label: string; optional?: boolean | undefined }) {
  const t = useTranslations("forms");
  return (
    <>
      {label}
      {optional ? <span className={styles.optional}> ({t("optional")})</span> : null}
    </>
  );
}
