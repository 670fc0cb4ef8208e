import { NextIntlClientProvider, useMessages, useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { AcceptForm, ReturnForm, WithdrawForm } from "@/components/assessments/decision-forms";
import type { Measure } from "@/components/milestones/measure";
import { RecheckNote } from "@/components/milestones/recheck-note";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { useFormat } from "@/i18n/use-format";
import type { Assessment } from "@/lib/assessments/queries";
import { reviewHref } from "@/lib/reviews/filters";
import { acceptAssessmentAction, returnAssessmentAction, withdrawAssessmentAction } from "../actions";
import { decisionAddress } from "../decision-address";
import { AssessmentEntry } from "./assessment-entry";
import styles from "./milestone.module.css";
import { strikeFormFor } from "./strike-form-for";

interface Props {
  /** Drafts of the viewer, waiting and returned ones: those that the viewer may see. */
  assessments: readonly Assessment[];
  code: string;
  measure: Measure;
  viewerId: string;
  mayRecord: boolean;
  mayDecide: boolean;
  /** Whether the viewer strikes mistaken evidence out. */
  mayStrike: boolean;
  today: string;
}

/** What does not count yet, each with what the viewer can do about it. */
export function PendingAssessments({ assessments, code, measure, viewerId, today, ...may }: Props) {
  const t = useTranslations("milestone");
  const format = useFormat();
  const { failures, forms, lists, milestone } = useMessages();
  const { mayRecord, mayDecide, mayStrike } = may;
  const strike = mayStrike ? strikeFormFor(code) : undefined;
  if (assessments.length === 0) return null;
  return (
    <Card title={t("pending.title")}>
      <NextIntlClientProvider messages={{ failures, forms, lists, milestone }}>
        <ul className={styles.entries}>
          {assessments.map((assessment) => {
            const { id, version, state } = assessment;
            const own = assessment.authorId === viewerId;
            const target = { assessmentId: String(id), version: String(version), milestoneCode: code };
            const decision = {
              target,
              day: format.day(assessment.effectiveOn),
              address: decisionAddress(target),
              readAgain: `/milestones/${code}`,
            };
            return (
              <li key={id} id={`assessment-${id}`}>
                <AssessmentEntry
                  assessment={assessment}
                  measure={measure}
                  evidenceActions={state === "submitted" ? strike : undefined}
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
                    <WithdrawForm action={withdrawAssessmentAction} {...decision} />
                  ) : null}
                  {mayDecide && state === "submitted" && own ? (
                    <p className={styles.facts}>{t("assessment.own")}</p>
                  ) : null}
                  {mayDecide && state === "submitted" && !own ? (
                    <div className={styles.decisions}>
                      <AcceptForm action={acceptAssessmentAction} {...decision} />
                      <ReturnForm action={returnAssessmentAction} {...decision} />
                    </div>
                  ) : null}
                  {mayDecide && state === "submitted" ? (
                    <p>
                      <Link href={reviewHref(id, {})} prefetch={false}>
                        {t("assessment.review")}
                      </Link>
                    </p>
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
