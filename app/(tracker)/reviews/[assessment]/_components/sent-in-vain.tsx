import { NextIntlClientProvider, useMessages, useTranslations } from "next-intl";
import { acceptAssessmentAction, returnAssessmentAction } from "@/app/(tracker)/milestones/[code]/actions";
import { OvertakenDecision } from "@/components/assessments/overtaken-decision";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Stack } from "@/components/ui/stack";

interface Props {
  /** Where the decision was sent. */
  address: string;
  /** Its author has taken the assessment back, or the sender decides no more. */
  why: "gone" | "forbidden";
}

/** What came of a decision sent without any script to a review that is no longer there for its sender. */
export function SentInVain({ address, why }: Props) {
  const t = useTranslations("reviews");
  const { failures, forms, milestone } = useMessages();
  const onwards = why === "gone" ? "/reviews" : "/milestones";
  return (
    <>
      <PageHeader title={t(`${why}.title`)} />
      <NextIntlClientProvider messages={{ failures, forms, milestone }}>
        <Stack>
          {[acceptAssessmentAction, returnAssessmentAction].map((action, index) => (
            <OvertakenDecision key={index} action={action} address={address} readAgain={onwards} />
          ))}
          <div>
            <LinkButton href={onwards}>{t(`${why}.back`)}</LinkButton>
          </div>
        </Stack>
      </NextIntlClientProvider>
    </>
  );
}
