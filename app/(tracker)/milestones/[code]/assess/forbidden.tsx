import { useTranslations } from "next-intl";
import { StatePage } from "@/components/ui/state-page";
import { LinkButton } from "@/components/ui/link-button";

/** Says whose assessments these are to write. */
export default function Forbidden() {
  const t = useTranslations("assess.forbidden");
  return (
    <StatePage title={t("title")} body={t("body")}>
      <title>{t("title")}</title>
      <LinkButton href="/milestones">{t("back")}</LinkButton>
    </StatePage>
  );
}
