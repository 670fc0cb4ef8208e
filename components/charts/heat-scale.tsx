import { useTranslations } from "next-intl";
import { useFormat } from "@/i18n/use-format";
import styles from "./completion-heat-map.module.css";

const STEPS = [0, 1, 2, 3, 4] as const;

/** What the tints mean. The cells say their percentage themselves. */
export function HeatScale() {
  const t = useTranslations("charts.heatMap");
  const format = useFormat();
  return (
    <p className={styles.scale}>
      <span>{t("scale")}</span>
      {STEPS.map((step) => (
        <span key={step} className={styles.step} data-step={step}>
          {t("scaleStep", { from: format.number(step * 20), to: format.percent((step + 1) / 5) })}
        </span>
      ))}
      <span className={styles.step} data-step="gap">
        {t("scaleGap")}
      </span>
      <span className={styles.step}>{t("scaleEmpty")}</span>
    </p>
  );
}
