import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { forbidden } from "next/navigation";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/auth/permissions";
import { requireViewer } from "@/lib/auth/session";
import { isAbandonedForm } from "@/lib/forms/abandoned";
import { ResendCatalogue } from "../../_components/resend-catalogue";
import { ScaleForm } from "../../_components/scale-form";
import { addScaleAction } from "../../actions";

const ADDRESS = "/admin/catalogue/scales/new";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("catalogue"))("newScale") };
}

/** Adds a scale. */
export default async function NewScalePage() {
  if (await isAbandonedForm())
    return <ResendCatalogue forms={[{ action: addScaleAction, permalink: ADDRESS }]} />;
  const viewer = await requireViewer();
  if (!can(viewer, "catalogue.manage")) forbidden();
  const t = await getTranslations();
  const { catalogue, failures, forms, lists } = await getMessages();
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            crumbs={[
              { label: t("admin.title"), href: "/admin" },
              { label: t("catalogue.title"), href: "/admin/catalogue" },
            ]}
          />
        }
        title={t("catalogue.newScale")}
        lead={t("catalogue.newScaleLead")}
      />
      <Card title={t("catalogue.scale.stages")}>
        <NextIntlClientProvider messages={{ catalogue, failures, forms, lists }}>
          <ScaleForm
            action={addScaleAction}
            permalink={ADDRESS}
            initial={{ requestKey: crypto.randomUUID() }}
            follows={null}
          />
        </NextIntlClientProvider>
      </Card>
    </>
  );
}
