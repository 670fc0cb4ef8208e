import { NextIntlClientProvider, useMessages, useTranslations } from "next-intl";
import { acceptAssessmentAction, returnAssessmentAction } from "@/app/(tracker)/milestones/[code]/actions";
import { OvertakenDecision } from "@/components/assessments/overtaken-decision";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Stack } from "@/components/ui/stack";

/** What came of a decision sent without any script on an assessment that its author had taken back. */
export function Gone({ address }: { address: string }) {
  const t = useTranslations("reviews");
  const { failures, forms, milestone } = useMessages();
  return (
    <>
      <PageHeader title={t("review.taken")} />
      <NextIntlClientProvider messages={{ failures, forms, milestone }}>
        <Stack>
          {[acceptAssessmentAction, returnAssessmentAction].map((action, index) => (
            <OvertakenDecision key={index} action={action} address={address} readAgain="/reviews" />
          ))}
          <div>
            <LinkButton href="/reviews">{t("gone.back")}</LinkButton>
          </div>
        </Stack>
      </NextIntlClientProvider>
    </>
  );
}
