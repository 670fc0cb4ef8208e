import { useTranslations } from "next-intl";
import styles from "./marking-band.module.css";

/** What the installation's content is marked, on every page; on paper every sheet has it at its head and foot (app/globals.css). */
export function MarkingBand({ marking }: { marking: string | null }) {
  const t = useTranslations("shell");
  if (marking === null) return null;
  return (
    <aside className={styles.band} aria-label={t("markingLabel")}>
      <p className={styles.text} translate="no">
        {marking}
      </p>
    </aside>
  );
}
