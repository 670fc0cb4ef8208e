import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { LinkButton } from "@/components/ui/link-button";
import { StatePage } from "@/components/ui/state-page";
import { SubmitButton } from "@/components/ui/submit-button";
import { digestKeySchema, getDigestOfKey } from "@/lib/people/digest-key";

interface Props {
  searchParams: Promise<{ key?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("stopDigest"))("title") };
}

/**
 * Where the link of a digest leads, without signing in. Opening it changes nothing, since mail scanners open links; its button
 * sends the one POST that stops, which `proxy.ts` hands to app/api/stop-digest.
 */
export default async function StopDigestPage({ searchParams }: Props) {
  const key = digestKeySchema.parse((await searchParams).key);
  const isOn = key === null ? null : await getDigestOfKey(key);
  if (isOn === null) notFound();
  const t = await getTranslations("stopDigest");
  return isOn ? (
    <StatePage title={t("on.title")} body={t("on.body")}>
      <form method="post" action={`/stop-digest?key=${key}&from=page`}>
        <SubmitButton>{t("on.button")}</SubmitButton>
      </form>
    </StatePage>
  ) : (
    <StatePage title={t("off.title")} body={t("off.body")}>
      <LinkButton href="/preferences">{t("off.preferences")}</LinkButton>
    </StatePage>
  );
}
