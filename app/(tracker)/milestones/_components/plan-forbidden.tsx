import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/link-button";
import { StatePage } from "@/components/ui/state-page";

/** Says whose plans these are to change. */
export function PlanForbidden() {
  const t = useTranslations("plan.forbidden");
  return (
    <StatePage title={t("title")} body={t("body")}>
      <title>{t("title")}</title>
      <LinkButton href="/milestones">{t("back")}</LinkButton>
    </StatePage>
  );
}
