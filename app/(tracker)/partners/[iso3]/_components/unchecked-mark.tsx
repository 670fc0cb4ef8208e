import { useTranslations } from "next-intl";
import styles from "./unchecked-mark.module.css";

/** Says of a date that nobody has compared it with a source. */
export function UncheckedMark() {
  const t = useTranslations("partners");
  return <span className={styles.mark}>{t("unchecked")}</span>;
}
