import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/link-button";
import { StatePage } from "@/components/ui/state-page";

/** Says why there may be nothing to decide any more. */
export default function NotFound() {
  const t = useTranslations("reviews.gone");
  return (
    <StatePage title={t("title")} body={t("body")}>
      <title>{t("title")}</title>
      <LinkButton href="/reviews">{t("back")}</LinkButton>
    </StatePage>
  );
}
