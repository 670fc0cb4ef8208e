import { getTranslations } from "next-intl/server";
import { Contact } from "@/components/shell/contact";
import { LinkButton } from "@/components/ui/link-button";
import { StatePage } from "@/components/ui/state-page";
import { getSettings } from "@/lib/installation/queries";

/** A link that sets no password: used, replaced, too old, cut off on its way, or never made. */
export async function UnknownLink() {
  const t = await getTranslations("invitation.gone");
  const { contact } = await getSettings();
  return (
    <StatePage title={t("title")} body={t("body")}>
      <LinkButton href="/sign-in">{t("signIn")}</LinkButton>
      {contact === null ? null : <Contact contact={contact} />}
    </StatePage>
  );
}
