import { useTranslations } from "next-intl";
import { StatusShape } from "@/components/ui/status-shape";
import type { ReviewMark } from "@/lib/reviews/constants";
import styles from "./mark-list.module.css";

interface Props {
  marks: readonly ReviewMark[];
  /** Whether the reader wrote it, who then decides nothing. */
  isOwn: boolean;
}

/** Why somebody should look at an assessment by itself, or that nothing stands out. */
export function MarkList({ marks, isOwn }: Props) {
  const t = useTranslations("reviews.marks");
  return (
    <ul className={styles.marks}>
      {isOwn ? (
        <li>
          <StatusShape shape="dash" /> {t("own")}
        </li>
      ) : null}
      {marks.map((mark) => (
        <li key={mark} data-mark={true}>
          <StatusShape shape="triangle" /> {t(mark)}
        </li>
      ))}
      {marks.length === 0 && !isOwn ? <li>{t("none")}</li> : null}
    </ul>
  );
}
