import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/link-button";
import { StatePage } from "@/components/ui/state-page";

/** Says whose decisions these are. */
export default function Forbidden() {
  const t = useTranslations("reviews.forbidden");
  return (
    <StatePage title={t("title")} body={t("body")}>
      <title>{t("title")}</title>
      <LinkButton href="/milestones">{t("back")}</LinkButton>
    </StatePage>
  );
}
