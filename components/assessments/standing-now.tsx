import { useTranslations } from "next-intl";
import { useFormat } from "@/i18n/use-format";
import { ASSESSMENT_STATES } from "@/lib/assessments/constants";
import type { FormValues } from "@/lib/forms/constants";

/** One sentence: who did what with the assessment, and when. `now` as `standingValues` of lib/assessments writes it. */
export function StandingNow({ now }: { now: FormValues }) {
  const t = useTranslations("milestone.assessment");
  const format = useFormat();
  const state = ASSESSMENT_STATES.find((word) => word === now.state) ?? "draft";
  return t(`now.${state}`, {
    at: now.at ? format.instant(now.at) : "",
    name: now.by || t("unknown"),
    reason: now.reason ?? "",
  });
}
