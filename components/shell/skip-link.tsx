import { useTranslations } from "next-intl";
import { MAIN_ID } from "./main-id";
import styles from "./skip-link.module.css";

/** The first stop of the keyboard: past the header, to the content. */
export function SkipLink() {
  const t = useTranslations("shell");
  return (
    <a className={styles.skip} href={`#${MAIN_ID}`}>
      {t("skip")}
    </a>
  );
}
