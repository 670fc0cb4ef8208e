import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/link-button";
import { StatePage } from "@/components/ui/state-page";

/** A link that is nobody's: cut off on its way, or never sent. */
export default function UnknownKey() {
  const t = useTranslations("stopDigest.unknown");
  return (
    <StatePage title={t("title")} body={t("body")}>
      <LinkButton href="/preferences">{t("preferences")}</LinkButton>
    </StatePage>
  );
}
