import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { ResendForm } from "@/components/forms/resend-form";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Stack } from "@/components/ui/stack";
import { requireViewer } from "@/lib/auth/session";
import { isAbandonedForm } from "@/lib/forms/abandoned";
import { getDigestChoice } from "@/lib/people/queries";
import { DigestForm } from "./_components/digest-form";
import { chooseDigestAction } from "./actions";

interface Props {
  searchParams: Promise<{ done?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("preferences"))("title") };
}

/** What somebody chooses for their own account. */
export default async function PreferencesPage({ searchParams }: Props) {
  const t = await getTranslations();
  if (await isAbandonedForm()) {
    return (
      <>
        <PageHeader title={t("forms.resend.title")} />
        <ResendForm action={chooseDigestAction} permalink="/preferences" labels={{}} />
      </>
    );
  }
  const viewer = await requireViewer();
  const isOn = await getDigestChoice(viewer);
  const { failures, forms, preferences } = await getMessages();
  return (
    <NextIntlClientProvider messages={{ failures, forms, preferences }}>
      <PageHeader title={t("preferences.title")} lead={t("preferences.lead")} />
      <Stack>
        {(await searchParams).done === "digest" ? (
          <Notice tone="green">{t("preferences.digest.changed")}</Notice>
        ) : null}
        <Card title={t("preferences.digest.title")}>
          <Stack>
            <p>{t(isOn ? "preferences.digest.on" : "preferences.digest.off", { email: viewer.email })}</p>
            <p>{t("preferences.digest.where")}</p>
            <DigestForm isOn={isOn} />
          </Stack>
        </Card>
      </Stack>
    </NextIntlClientProvider>
  );
}
