import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { EvidenceList } from "@/components/milestones/evidence-list";
import type { Measure } from "@/components/milestones/measure";
import { useMeasure } from "@/components/milestones/use-measure";
import { DeliveryBadge } from "@/components/ui/delivery-badge";
import { StateBadge } from "@/components/ui/state-badge";
import { VerdictBadge } from "@/components/ui/verdict-badge";
import { useFormat } from "@/i18n/use-format";
import type { Assessment } from "@/lib/assessments/queries";
import styles from "./milestone.module.css";

interface Props {
  assessment: Assessment;
  measure: Measure;
  /** What became of it, said where its verdict stands. */
  notes?: ReactNode;
  /** What can be done with it. */
  children?: ReactNode;
}

/** One assessment whole: what it holds, on what evidence, who wrote it and who decided. */
export function AssessmentEntry({ assessment, measure, notes, children }: Props) {
  const t = useTranslations("milestone.assessment");
  const format = useFormat();
  const write = useMeasure(measure);
  const { state } = assessment;
  return (
    <article className={styles.entry}>
      <div className={styles.head}>
        <h3>{t("about", { day: format.day(assessment.effectiveOn) })}</h3>
        {state === "accepted" ? null : <StateBadge value={state} />}
        <span className={styles.value}>{write.value(assessment.value)}</span>
        <DeliveryBadge value={assessment.delivery} />
        <VerdictBadge value={assessment.verdict} />
        {notes}
      </div>
      <div className={styles.body}>
        {state === "returned" && assessment.returnReason !== null ? (
          <p className={styles.reason}>{t("reason", { reason: assessment.returnReason })}</p>
        ) : null}
        <p className={styles.narrative}>{assessment.narrative}</p>
        <EvidenceList links={assessment.evidence} />
        <Signature assessment={assessment} />
        {children}
      </div>
    </article>
  );
}

/** Who wrote and who decided, and when; the time zone stands with each instant. */
function Signature({ assessment }: { assessment: Assessment }) {
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
