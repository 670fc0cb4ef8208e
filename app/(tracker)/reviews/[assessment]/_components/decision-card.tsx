import { NextIntlClientProvider, useMessages, useTranslations } from "next-intl";
import { acceptAssessmentAction, returnAssessmentAction } from "@/app/(tracker)/milestones/[code]/actions";
import { AcceptForm, ReturnForm } from "@/components/assessments/decision-forms";
import { OvertakenDecision } from "@/components/assessments/overtaken-decision";
import { StandingNow } from "@/components/assessments/standing-now";
import { Card } from "@/components/ui/card";
import { Stack } from "@/components/ui/stack";
import { useFormat } from "@/i18n/use-format";
import type { Assessment } from "@/lib/assessments/queries";
import type { FormValues } from "@/lib/forms/constants";
import { type ReviewFilters, reviewFiltersQuery, reviewHref } from "@/lib/reviews/filters";

interface Props {
  assessment: Assessment;
  code: string;
  filters: ReviewFilters;
  isOwn: boolean;
  /** Where it stands. */
  now: FormValues | null;
}

/** Where one decides; on one's own and on what waits no longer, why one does not. */
export function DecisionCard({ assessment, code, filters, isOwn, now }: Props) {
  const t = useTranslations();
  const format = useFormat();
  const { failures, forms, milestone } = useMessages();
  const address = reviewHref(assessment.id, filters);
  const decision = {
    target: {
      assessmentId: String(assessment.id),
      version: String(assessment.version),
      milestoneCode: code,
      queue: reviewFiltersQuery(filters),
    },
    day: format.day(assessment.effectiveOn),
    address,
    readAgain: address,
  };
  const waits = assessment.state === "submitted";
  return (
    <Card title={t(waits ? "reviews.review.decision" : "reviews.review.decided")}>
      <NextIntlClientProvider messages={{ failures, forms, milestone }}>
        <Stack>
          {waits && !isOwn ? (
            <>
              <div id="accept">
                <AcceptForm action={acceptAssessmentAction} {...decision} />
              </div>
              <div id="return">
                <ReturnForm action={returnAssessmentAction} {...decision} />
              </div>
            </>
          ) : (
            <>
              <OvertakenDecision action={acceptAssessmentAction} address={address} readAgain={address} />
              <OvertakenDecision action={returnAssessmentAction} address={address} readAgain={address} />
              <p>{waits || now === null ? t("milestone.assessment.own") : <StandingNow now={now} />}</p>
            </>
          )}
        </Stack>
      </NextIntlClientProvider>
    </Card>
  );
}
