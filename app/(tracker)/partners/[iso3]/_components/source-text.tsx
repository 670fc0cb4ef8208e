import { useTranslations } from "next-intl";
import { sourceParts } from "./source-parts";
import styles from "./source-text.module.css";

/** Where a record was read: as written down, its addresses as links. */
export function SourceText({ source }: { source: string }) {
  const t = useTranslations("partners.partner");
  return (
    <details className={styles.source}>
      <summary>{t("source")}</summary>
      <ul lang="en">
        {sourceParts(source).map((part) => (
          <li key={part.text}>
            {part.href === null ? part.text : <a href={part.href}>{part.text}</a>}
            {part.remark === "" ? null : ` ${part.remark}`}
          </li>
        ))}
      </ul>
    </details>
  );
}
