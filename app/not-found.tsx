import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SiteFrame } from "@/app/_frame/site-frame";
import { NotFoundState } from "@/components/ui/not-found-state";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("states.notFound");
  return { title: t("title") };
}

export default function NotFound() {
  return (
    <SiteFrame>
      <NotFoundState />
    </SiteFrame>
  );
}
