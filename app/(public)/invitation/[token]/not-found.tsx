import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/link-button";
import { StatePage } from "@/components/ui/state-page";

/** A link that sets no password: used, replaced, too old, cut off on its way, or never made. */
export default function UnknownLink() {
  const t = useTranslations("invitation.gone");
  return (
    <StatePage title={t("title")} body={t("body")}>
      <LinkButton href="/sign-in">{t("signIn")}</LinkButton>
    </StatePage>
  );
}
