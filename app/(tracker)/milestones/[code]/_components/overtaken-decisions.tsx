import { NextIntlClientProvider, useMessages } from "next-intl";
import { OvertakenDecision } from "@/components/assessments/overtaken-decision";
import { acceptAssessmentAction, returnAssessmentAction, withdrawAssessmentAction } from "../actions";
import { decisionAddress } from "../decision-address";

const ACTIONS = [acceptAssessmentAction, returnAssessmentAction, withdrawAssessmentAction];

/** What came of a decision sent without any script on an assessment that waits no longer; nothing when none was sent. */
export function OvertakenDecisions({ code, assessmentId }: { code: string; assessmentId: string }) {
  const { failures, forms, milestone } = useMessages();
  return (
    <NextIntlClientProvider messages={{ failures, forms, milestone }}>
      {ACTIONS.map((action, index) => (
        <OvertakenDecision
          key={index}
          action={action}
          address={decisionAddress({ milestoneCode: code, assessmentId })}
          readAgain={`/milestones/${code}`}
        />
      ))}
    </NextIntlClientProvider>
  );
}
