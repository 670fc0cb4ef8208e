import { useTranslations } from "next-intl";
import { useFormat } from "@/i18n/use-format";
import type { Assessment } from "@/lib/assessments/queries";
import styles from "./signature.module.css";

/** Who wrote and who decided, and when; the time zone stands with each instant. */
export function Signature({ assessment }: { assessment: Assessment }) {
  const t = useTranslations("milestone.assessment");
  const format = useFormat();
  const { state, origin, submittedAt, acceptedAt, returnedAt } = assessment;
  const decider = assessment.decider ?? t("unknown");
  const at = (instant: Date) => format.instant(instant);
  return (
    <p className={styles.signature}>
      <span>
        {origin === "import" ? t("imported") : t("written", { name: assessment.author ?? t("unknown") })}
      </span>
      {submittedAt === null || state === "draft" ? null : (
        <span>{t("submitted", { at: at(submittedAt) })}</span>
      )}
      {acceptedAt === null ? null : (
        <span>
          {origin === "import"
            ? t("acceptedImport", { at: at(acceptedAt) })
            : t("accepted", { at: at(acceptedAt), name: decider })}
        </span>
      )}
      {state !== "returned" || returnedAt === null ? null : (
        <span>{t("returned", { at: at(returnedAt), name: decider })}</span>
      )}
    </p>
  );
}
