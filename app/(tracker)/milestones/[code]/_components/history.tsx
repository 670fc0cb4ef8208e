import { NextIntlClientProvider, useMessages, useTranslations } from "next-intl";
import type { Measure } from "@/components/milestones/measure";
import { inForceOrder } from "@/components/milestones/measured-points";
import { PartnerView } from "@/components/milestones/partner-view";
import { RecheckNote } from "@/components/milestones/recheck-note";
import { ReversalMarks } from "@/components/milestones/reversal-marks";
import { viewsByAssessment } from "@/components/milestones/views-of";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { useFormat } from "@/i18n/use-format";
import type { Assessment } from "@/lib/assessments/queries";
import { reversalsIn } from "@/lib/assessments/rules";
import type { PartnerView as View } from "@/lib/partner-views/queries";
import { AssessmentEntry } from "./assessment-entry";
import styles from "./milestone.module.css";
import { strikeFormFor } from "./strike-form-for";
import { ViewForm } from "./view-form";

interface Props {
  assessments: readonly Assessment[];
  views: readonly View[];
  code: string;
  measure: Measure;
  /** Whether the viewer speaks for the partner. */
  mayAnswer: boolean;
  /** Whether the viewer strikes mistaken evidence out. */
  mayStrike: boolean;
  today: string;
}

/** The accepted assessments with the partner's views, the latest first: what every figure of this milestone rests on. */
export function History({ assessments, views, code, measure, mayAnswer, mayStrike, today }: Props) {
  const t = useTranslations("milestone.history");
  const format = useFormat();
  const { failures, forms, lists, milestone, views: viewWords, words } = useMessages();
  const viewsOf = viewsByAssessment(views);
  const strike = mayStrike ? strikeFormFor(code) : undefined;
  const inForce = inForceOrder(assessments);
  const { reversedBy, undone } = reversalsIn(inForce);
  return (
    <Card title={t("title")}>
      {assessments.length === 0 ? (
        <EmptyState title={t("empty")}>{t("emptyNext")}</EmptyState>
      ) : (
        <NextIntlClientProvider messages={{ failures, forms, lists, milestone, views: viewWords, words }}>
          <ol className={styles.entries}>
            {assessments.map((assessment) => {
              const { id, effectiveOn } = assessment;
              const given = viewsOf.get(id) ?? [];
              const target = {
                assessmentId: String(id),
                follows: String(given[0]?.id ?? ""),
                requestKey: crypto.randomUUID(),
                milestoneCode: code,
              };
              return (
                <li key={id} id={`assessment-${id}`}>
                  <AssessmentEntry
                    assessment={assessment}
                    measure={measure}
                    evidenceActions={strike}
                    notes={
                      <>
                        <ReversalMarks reversal={reversedBy.get(id)} undone={undone.get(id)} />
                        {id === inForce.at(-1)?.id ? (
                          <RecheckNote recheckOn={assessment.recheckOn} today={today} always />
                        ) : null}
                      </>
                    }
                  >
                    <PartnerView views={given} />
                    {mayAnswer ? <ViewForm target={target} day={format.day(effectiveOn)} /> : null}
                  </AssessmentEntry>
                </li>
              );
            })}
          </ol>
        </NextIntlClientProvider>
      )}
    </Card>
  );
}
