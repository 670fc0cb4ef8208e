import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { forbidden, notFound } from "next/navigation";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Stack } from "@/components/ui/stack";
import { can } from "@/lib/auth/permissions";
import { requireViewer } from "@/lib/auth/session";
import { listScaleVersions } from "@/lib/catalogue/queries";
import { isAbandonedForm } from "@/lib/forms/abandoned";
import { ResendCatalogue } from "../../_components/resend-catalogue";
import { ScaleForm } from "../../_components/scale-form";
import { VersionCard } from "../../_components/version-card";
import { reviseScaleAction } from "../../actions";

interface Props {
  params: Promise<{ code: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).code };
}

/** A scale with all its versions; a new one is made, none is ever changed. */
export default async function ScalePage({ params, searchParams }: Props) {
  const { code } = await params;
  const permalink = `/admin/catalogue/scales/${encodeURIComponent(code)}?form=revise`;
  if (await isAbandonedForm()) return <ResendCatalogue forms={[{ action: reviseScaleAction, permalink }]} />;
  const viewer = await requireViewer();
  if (!can(viewer, "catalogue.manage")) forbidden();
  const versions = await listScaleVersions(viewer, code);
  const [latest] = versions;
  if (latest === undefined) notFound();

  const t = await getTranslations("catalogue");
  const { catalogue, failures, forms, lists } = await getMessages();
  const { done } = await searchParams;
  const rows = latest.stages.flatMap(({ value, labelEn, labelFr }, index): [string, string][] => [
    [`stages[${index}].place`, String(index + 1)],
    [`stages[${index}].labelEn`, labelEn],
    [`stages[${index}].labelFr`, labelFr],
    [`stages[${index}].was`, String(value)],
  ]);
  const target = { code, version: String(latest.version), requestKey: crypto.randomUUID() };
  return (
    <NextIntlClientProvider messages={{ catalogue, failures, forms, lists }}>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            crumbs={[
              { label: (await getTranslations("admin"))("title"), href: "/admin" },
              { label: t("title"), href: "/admin/catalogue" },
            ]}
          />
        }
        title={code}
        lead={t("newScaleLead")}
      />
      <Stack>
        {done === "added" || done === "revised" ? <Notice tone="green">{t(`scale.${done}`)}</Notice> : null}
        {versions.map((version) => (
          <VersionCard key={version.id} version={version} isLatest={version === latest} />
        ))}
        <Card title={t("scale.revise")}>
          <Stack>
            <p>{t("scale.reviseMeaning")}</p>
            <ScaleForm
              key={latest.version}
              action={reviseScaleAction}
              permalink={permalink}
              initial={{ ...target, ...Object.fromEntries(rows) }}
              follows={latest.version}
            />
          </Stack>
        </Card>
      </Stack>
    </NextIntlClientProvider>
  );
}
