import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { ResendForm } from "@/components/forms/resend-form";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/auth/permissions";
import { requireViewer } from "@/lib/auth/session";
import { isAbandonedForm } from "@/lib/forms/abandoned";
import { newViewHref, viewAddress } from "@/lib/saved-views/rules";
import { saveViewAction } from "../actions";
import { SaveViewForm } from "./_components/save-view-form";

interface Props {
  searchParams: Promise<{ of?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("savedViews"))("save") };
}

/** Gives a page with its filters a name. An address that no view can have is none of ours. */
export default async function NewViewPage({ searchParams }: Props) {
  const asked = [(await searchParams).of].flat()[0] ?? "";
  const address = viewAddress(asked);
  const permalink = newViewHref(asked);
  const t = await getTranslations();
  if (await isAbandonedForm()) {
    return (
      <>
        <PageHeader title={t("forms.resend.title")} />
        <ResendForm action={saveViewAction} permalink={permalink} labels={{ name: t("savedViews.name") }} />
      </>
    );
  }
  const viewer = await requireViewer();
  if (address === null) notFound();
  const { failures, forms, lists, savedViews } = await getMessages();
  return (
    <NextIntlClientProvider messages={{ failures, forms, lists, savedViews }}>
      <PageHeader
        breadcrumb={<Breadcrumb crumbs={[{ label: t("savedViews.title"), href: "/views" }]} />}
        title={t("savedViews.save")}
        lead={t("savedViews.saveLead")}
      />
      <Card title={t("savedViews.what")}>
        <SaveViewForm
          address={address}
          permalink={permalink}
          mayShare={can(viewer, "saved_view.share")}
          initial={{ requestKey: crypto.randomUUID(), shared: "no" }}
        />
      </Card>
    </NextIntlClientProvider>
  );
}
