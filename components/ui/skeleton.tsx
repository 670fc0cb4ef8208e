import { useTranslations } from "next-intl";
import type { CSSProperties } from "react";
import styles from "./skeleton.module.css";

interface Props {
  height: string;
  /** On a screen that has room for one column of words. */
  narrow: string;
}

/** Holds the place, at the height, of a card that is still being read. */
export function Skeleton({ height, narrow }: Props) {
  const t = useTranslations("states");
  const heights: CSSProperties & Record<`--${string}`, string> = { "--height": height, "--narrow": narrow };
  return (
    <div className={styles.block} style={heights} role="status">
      <span className="visually-hidden">{t("loading")}</span>
    </div>
  );
}
