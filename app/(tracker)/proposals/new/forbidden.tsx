import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/link-button";
import { StatePage } from "@/components/ui/state-page";

/** Says who proposes. */
export default function ProposalForbidden() {
  const t = useTranslations("proposals.forbidden");
  return (
    <StatePage title={t("title")} body={t("body")}>
      <title>{t("title")}</title>
      <LinkButton href="/proposals">{t("back")}</LinkButton>
    </StatePage>
  );
}
