import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { REVIEW_MARKS } from "@/lib/reviews/constants";
import styles from "./notes.module.css";

/** By what rule an assessment can be accepted together with others. */
export function RuleNote() {
  const t = useTranslations("reviews");
  return (
    <details className={styles.note}>
      <summary>{t("rule.title")}</summary>
      <p>{t("rule.intro")}</p>
      <ul className={styles.marks}>
        {REVIEW_MARKS.map((mark) => (
          <li key={mark}>{t(`marks.${mark}`)}</li>
        ))}
      </ul>
      <p>
        <Link href="/methodology" prefetch={false}>
          {t("rule.more")}
        </Link>
      </p>
    </details>
  );
}
