import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Signature } from "@/components/assessments/signature";
import { EvidenceList } from "@/components/milestones/evidence-list";
import type { Measure } from "@/components/milestones/measure";
import { ReopenedNote } from "@/components/milestones/reopened-note";
import { useMeasure } from "@/components/milestones/use-measure";
import { Card } from "@/components/ui/card";
import { DeliveryBadge } from "@/components/ui/delivery-badge";
import { VerdictBadge } from "@/components/ui/verdict-badge";
import { useFormat } from "@/i18n/use-format";
import type { Assessment } from "@/lib/assessments/queries";
import { progressOf } from "@/lib/milestones/rules";
import styles from "./side.module.css";

interface Props {
  title: string;
  assessment: Assessment;
  plan: { baseline: number; target: number };
  measure: Measure;
  /** The one to hold it against: what differs is marked, and said. */
  against?: Assessment | null;
  children?: ReactNode;
}

/** One side of a review: what an assessment holds, in the same order on either side, with its account and its evidence. */
export function Side({ title, assessment, plan, measure, against = null, children }: Props) {
  const t = useTranslations("reviews.review");
  const words = useTranslations("words");
  const format = useFormat();
  const write = useMeasure(measure);
  const progress = ({ value }: Assessment) => {
    const share = progressOf({ ...plan, value });
    return share === null ? t("unmeasured") : format.percent(share);
  };
  const facts = [
    { term: t("value"), text: ({ value }: Assessment) => write.value(value) },
    { term: t("progress"), text: progress },
    {
      term: t("verdict"),
      text: ({ verdict }: Assessment) => words(`verdict.${verdict}`),
      shown: <VerdictBadge value={assessment.verdict} />,
    },
    {
      term: t("delivery"),
      text: ({ delivery }: Assessment) => words(`delivery.${delivery}`),
      shown: <DeliveryBadge value={assessment.delivery} />,
    },
    { term: t("effectiveOn"), text: ({ effectiveOn }: Assessment) => format.day(effectiveOn), moves: true },
  ];
  return (
    <Card title={title}>
      <dl className={styles.facts}>
        {facts.map(({ term, text, shown, moves = false }) => {
          const [now, before] = [text(assessment), against && text(against)];
          // The day moves with every assessment: that is no difference to point at.
          const differs = before !== null && before !== now && !moves;
          return (
            <div key={term} className={styles.fact} data-differs={differs}>
              <dt>{term}</dt>
              <dd>
                {shown ?? <span className={styles.figure}>{now}</span>}
                {differs ? (
                  <span className={styles.difference}>
                    <strong>{t("changed")}</strong>, {t("was", { value: before })}
                  </span>
                ) : null}
              </dd>
            </div>
          );
        })}
      </dl>
      <p className={styles.narrative}>{assessment.narrative}</p>
      <h3 className={styles.heading}>{t("evidence")}</h3>
      <EvidenceList evidence={assessment.evidence} />
      <div className={styles.signed}>
        <Signature assessment={assessment} />
        <ReopenedNote assessment={assessment} />
      </div>
      {children}
    </Card>
  );
}
