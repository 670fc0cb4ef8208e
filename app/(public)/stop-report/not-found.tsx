import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/link-button";
import { StatePage } from "@/components/ui/state-page";
import { SCHEDULES } from "@/lib/reports/schedules/constants";

/** A link that is nobody's: cut off on its way, or never sent. */
export default function UnknownKey() {
  const t = useTranslations("reportSchedules.stopPage.unknown");
  return (
    <StatePage title={t("title")} body={t("body")}>
      <LinkButton href={SCHEDULES}>{t("schedules")}</LinkButton>
    </StatePage>
  );
}
