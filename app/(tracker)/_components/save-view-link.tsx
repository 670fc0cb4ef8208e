import { getTranslations } from "next-intl/server";
import { headers } from "next/headers";
import { LinkButton } from "@/components/ui/link-button";
import { newViewHref } from "@/lib/saved-views/rules";

/** The way to keep the page as it is now under a name, with its filters and its day. */
export async function SaveViewLink() {
  const t = await getTranslations("savedViews");
  const address = (await headers()).get("x-pathname") ?? "/";
  return <LinkButton href={newViewHref(address)}>{t("save")}</LinkButton>;
}
