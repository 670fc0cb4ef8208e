import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

export { NotFoundState as default } from "@/components/ui/not-found-state";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("states.notFound");
  return { title: t("title") };
}
