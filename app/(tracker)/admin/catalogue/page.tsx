import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { forbidden } from "next/navigation";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Stack } from "@/components/ui/stack";
import { can } from "@/lib/auth/permissions";
import { requireViewer } from "@/lib/auth/session";
import { listCatalogue, listScales } from "@/lib/catalogue/queries";
import { ScalesTable } from "./_components/scales-table";
import { TemplatesTable } from "./_components/templates-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("catalogue"))("title") };
}

/** What milestones start from, and what they are measured on. */
export default async function CataloguePage() {
  const viewer = await requireViewer();
  if (!can(viewer, "catalogue.manage")) forbidden();
  const [templates, scales] = await Promise.all([listCatalogue(viewer), listScales(viewer)]);
  const t = await getTranslations();
  return (
    <>
      <PageHeader
        breadcrumb={<Breadcrumb crumbs={[{ label: t("admin.title"), href: "/admin" }]} />}
        title={t("catalogue.title")}
        lead={t("catalogue.lead")}
      />
      <Stack>
        <Card
          title={t("catalogue.scales.title")}
          action={<LinkButton href="/admin/catalogue/scales/new">{t("catalogue.scales.add")}</LinkButton>}
        >
          <ScalesTable scales={scales} />
        </Card>
        <Card
          title={t("catalogue.templates.title")}
          action={
            <LinkButton href="/admin/catalogue/templates/new">{t("catalogue.templates.add")}</LinkButton>
          }
        >
          <TemplatesTable
            rows={templates}
            latest={new Map(scales.map(({ code, version }) => [code, version]))}
          />
        </Card>
      </Stack>
    </>
  );
}
