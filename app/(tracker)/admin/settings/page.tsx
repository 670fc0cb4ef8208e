import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { forbidden } from "next/navigation";
import { ResendForm } from "@/components/forms/resend-form";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Stack } from "@/components/ui/stack";
import { can } from "@/lib/auth/permissions";
import { requireViewer } from "@/lib/auth/session";
import { isAbandonedForm } from "@/lib/forms/abandoned";
import { getSettings } from "@/lib/installation/queries";
import { SettingsForm } from "./_components/settings-form";
import { changeSettingsAction } from "./actions";
import { settingValues } from "./setting-values";

interface Props {
  searchParams: Promise<{ done?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("title") };
}

/** What this installation says about itself. */
export default async function SettingsPage({ searchParams }: Props) {
  const t = await getTranslations();
  if (await isAbandonedForm()) {
    const labels = (["name", "contact", "noticeEn", "noticeFr", "marking"] as const).map(
      (name) => [name, t(`settings.field.${name}`)] as const,
    );
    return (
      <>
        <PageHeader title={t("forms.resend.title")} />
        <ResendForm
          action={changeSettingsAction}
          permalink="/admin/settings"
          labels={Object.fromEntries(labels)}
        />
      </>
    );
  }
  const viewer = await requireViewer();
  if (!can(viewer, "settings.manage")) forbidden();
  const current = await getSettings();
  const { failures, forms, lists, settings, words } = await getMessages();
  return (
    <>
      <PageHeader
        breadcrumb={<Breadcrumb crumbs={[{ label: t("admin.title"), href: "/admin" }]} />}
        title={t("settings.title")}
        lead={t("settings.lead")}
      />
      <Stack>
        {(await searchParams).done === "saved" ? <Notice tone="green">{t("settings.saved")}</Notice> : null}
        <Card title={t("settings.card")}>
          <NextIntlClientProvider messages={{ failures, forms, lists, settings, words }}>
            <SettingsForm key={current.version} initial={settingValues(current)} />
          </NextIntlClientProvider>
        </Card>
      </Stack>
    </>
  );
}
