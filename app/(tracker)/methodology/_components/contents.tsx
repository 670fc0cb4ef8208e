import { useTranslations } from "next-intl";
import type { Heading } from "./headings";
import styles from "./methodology.module.css";

/** The sections of the page, to go to one at once. */
export function Contents({ headings }: { headings: readonly Heading[] }) {
  const t = useTranslations("methodology");
  return (
    <nav className={styles.contents} aria-labelledby="methodology-contents">
      <h2 id="methodology-contents">{t("contents")}</h2>
      <ol>
        {headings.map(({ id, text }) => (
          <li key={id}>
            <a href={`#${id}`}>{text}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
