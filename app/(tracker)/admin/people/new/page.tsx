import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { forbidden } from "next/navigation";
import { ResendForm } from "@/components/forms/resend-form";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/auth/permissions";
import { requireViewer } from "@/lib/auth/session";
import { isAbandonedForm } from "@/lib/forms/abandoned";
import { readPartnerChoices } from "../_components/read-partner-choices";
import { invitePersonAction } from "../actions";
import { InviteForm } from "./_components/invite-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("people"))("inviteTitle") };
}

/** Makes an account for somebody, who then chooses its password. */
export default async function InvitePage() {
  const t = await getTranslations();
  if (await isAbandonedForm()) {
    return (
      <>
        <PageHeader title={t("forms.resend.title")} />
        <ResendForm
          action={invitePersonAction}
          permalink="/admin/people/new"
          labels={{ name: t("people.field.name"), email: t("people.field.email") }}
        />
      </>
    );
  }
  const viewer = await requireViewer();
  if (!can(viewer, "people.manage")) forbidden();
  const partners = await readPartnerChoices(viewer);
  const { failures, forms, lists, people, words } = await getMessages();
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            crumbs={[
              { label: t("admin.title"), href: "/admin" },
              { label: t("people.title"), href: "/admin/people" },
            ]}
          />
        }
        title={t("people.inviteTitle")}
        lead={t("people.inviteLead")}
      />
      <Card title={t("people.account.title")}>
        <NextIntlClientProvider messages={{ failures, forms, lists, people, words }}>
          <InviteForm
            partners={partners}
            initial={{ requestKey: crypto.randomUUID(), language: await getLocale() }}
          />
        </NextIntlClientProvider>
      </Card>
    </>
  );
}
