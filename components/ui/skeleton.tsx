import { useTranslations } from "next-intl";
import styles from "./skeleton.module.css";

/** Holds the place, at the height, of a card that is still being read. */
export function Skeleton({ height }: { height: string }) {
  const t = useTranslations("states");
  return (
    <div className={styles.block} style={{ blockSize: height }} role="status">
      <span className="visually-hidden">{t("loading")}</span>
    </div>
  );
}
