import { useTranslations } from "next-intl";
import { useFormat } from "@/i18n/use-format";
import { quarterLabel, quarterOf } from "@/lib/periods/rules";
import styles from "./reopened-note.module.css";

interface Props {
  assessment: { effectiveOn: string; reopenedBecause: string | null };
}

/** That an assessment was written into a quarter that had been closed before, and why the quarter was reopened. */
export function ReopenedNote({ assessment: { effectiveOn, reopenedBecause } }: Props) {
  const t = useTranslations("milestone.assessment");
  const format = useFormat();
  if (reopenedBecause === null) return null;
  const quarter = format.quarter(quarterLabel(quarterOf(effectiveOn)));
  return <p className={styles.note}>{t("reopened", { quarter, reason: reopenedBecause })}</p>;
}
