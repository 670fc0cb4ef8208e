import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Signature } from "@/components/assessments/signature";
import { type Evidence, EvidenceList } from "@/components/milestones/evidence-list";
import { ReopenedNote } from "@/components/milestones/reopened-note";
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
  /** What can be done with a piece of its evidence. */
  evidenceActions?: ((piece: Evidence) => ReactNode) | undefined;
  /** What became of it, said where its verdict stands. */
  notes?: ReactNode;
  /** What can be done with it. */
  children?: ReactNode;
}

/** One assessment whole: what it holds, on what evidence, who wrote it and who decided. */
export function AssessmentEntry({ assessment, measure, evidenceActions, notes, children }: Props) {
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
        <EvidenceList evidence={assessment.evidence} actions={evidenceActions} />
        <Signature assessment={assessment} />
        <ReopenedNote assessment={assessment} />
        {children}
      </div>
    </article>
  );
}
