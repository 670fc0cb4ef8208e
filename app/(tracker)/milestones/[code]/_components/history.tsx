import { useTranslations } from "next-intl";
import type { Measure } from "@/components/milestones/measure";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { Assessment } from "@/lib/assessments/queries";
import { AssessmentEntry } from "./assessment-entry";
import styles from "./milestone.module.css";

interface Props {
  assessments: readonly Assessment[];
  measure: Measure;
}

/** The accepted assessments, the latest first: what every figure of this milestone rests on. */
export function History({ assessments, measure }: Props) {
  const t = useTranslations("milestone.history");
  return (
    <Card title={t("title")}>
      {assessments.length === 0 ? (
        <EmptyState title={t("empty")}>{t("emptyNext")}</EmptyState>
      ) : (
        <ol className={styles.entries}>
          {assessments.map((assessment) => (
            <li key={assessment.id} id={`assessment-${assessment.id}`}>
              <AssessmentEntry assessment={assessment} measure={measure} />
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
