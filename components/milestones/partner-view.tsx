import { useTranslations } from "next-intl";
import { StanceBadge } from "@/components/ui/stance-badge";
import { useFormat } from "@/i18n/use-format";
import type { PartnerView as View } from "@/lib/partner-views/queries";
import styles from "./partner-view.module.css";

/** The partner's view of one assessment; the views that it followed are folded below. `views`: the newest first. */
export function PartnerView({ views }: { views: readonly View[] }) {
  const t = useTranslations("views");
  const [latest, ...earlier] = views;
  if (latest === undefined) return null;
  return (
    <section className={styles.view} aria-label={t("title")}>
      <h4>{t("title")}</h4>
      <OneView view={latest} />
      {earlier.length === 0 ? null : (
        <details>
          <summary>{t("earlier", { count: earlier.length })}</summary>
          <ol className={styles.earlier}>
            {earlier.map((view) => (
              <li key={view.id}>
                <OneView view={view} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}

function OneView({ view }: { view: View }) {
  const t = useTranslations("views");
  const format = useFormat();
  return (
    <div className={styles.one}>
      <StanceBadge value={view.stance} />
      {view.text === "" ? null : <p className={styles.text}>{view.text}</p>}
      <p className={styles.facts}>
        {t("recorded", { at: format.instant(view.recordedAt), name: view.author ?? t("unknown") })}
      </p>
    </div>
  );
}
