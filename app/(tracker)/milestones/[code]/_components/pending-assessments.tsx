import { NextIntlClientProvider, useMessages, useTranslations } from "next-intl";
import type { Measure } from "@/components/milestones/measure";
import { RecheckNote } from "@/components/milestones/recheck-note";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { useFormat } from "@/i18n/use-format";
import type { Assessment } from "@/lib/assessments/queries";
import { AssessmentEntry } from "./assessment-entry";
import { AcceptForm, ReturnForm, WithdrawForm } from "./decision-forms";
import styles from "./milestone.module.css";

interface Props {
  /** Drafts of the viewer, waiting and returned ones: those that the viewer may see. */
  assessments: readonly Assessment[];
  code: string;
  measure: Measure;
  viewerId: string;
  mayRecord: boolean;
  mayDecide: boolean;
  today: string;
}

/** What does not count yet, each with what the viewer can do about it. */
export function PendingAssessments({
  assessments,
  code,
  measure,
  viewerId,
  mayRecord,
  mayDecide,
  today,
}: Props) {
  const t = useTranslations("milestone");
  const format = useFormat();
  const { failures, forms, lists, milestone } = useMessages();
  if (assessments.length === 0) return null;
  return (
    <Card title={t("pending.title")}>
      <NextIntlClientProvider messages={{ failures, forms, lists, milestone }}>
        <ul className={styles.entries}>
          {assessments.map((assessment) => {
            const { id, version, state } = assessment;
            const own = assessment.authorId === viewerId;
            const target = { assessmentId: String(id), version: String(version), milestoneCode: code };
            const day = format.day(assessment.effectiveOn);
            return (
              <li key={id} id={`assessment-${id}`}>
                <AssessmentEntry
                  assessment={assessment}
                  measure={measure}
                  notes={<RecheckNote recheckOn={assessment.recheckOn} today={today} always />}
                >
                  {own && mayRecord && state !== "submitted" ? (
                    <div className={styles.decisions}>
                      <LinkButton href={`/milestones/${code}/assess?assessment=${id}`}>
                        {t("assessment.revise")}
                      </LinkButton>
                    </div>
                  ) : null}
                  {own && mayRecord && state === "submitted" ? (
                    <WithdrawForm target={target} day={day} />
                  ) : null}
                  {mayDecide && state === "submitted" && own ? (
                    <p className={styles.facts}>{t("assessment.own")}</p>
                  ) : null}
                  {mayDecide && state === "submitted" && !own ? (
                    <div className={styles.decisions}>
                      <AcceptForm target={target} day={day} />
                      <ReturnForm target={target} day={day} />
                    </div>
                  ) : null}
                </AssessmentEntry>
              </li>
            );
          })}
        </ul>
      </NextIntlClientProvider>
    </Card>
  );
}
