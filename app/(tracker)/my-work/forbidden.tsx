import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/link-button";
import { StatePage } from "@/components/ui/state-page";

/** Says whose work this page lists. */
export default function Forbidden() {
  const t = useTranslations("myWork.forbidden");
  return (
    <StatePage title={t("title")} body={t("body")}>
      <title>{t("title")}</title>
      <LinkButton href="/milestones">{t("back")}</LinkButton>
    </StatePage>
  );
}
