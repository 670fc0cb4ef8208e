import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { forbidden, notFound } from "next/navigation";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Stack } from "@/components/ui/stack";
import { StatusBadge } from "@/components/ui/status-badge";
import { can } from "@/lib/auth/permissions";
import { requireViewer } from "@/lib/auth/session";
import { getTemplate, listScales } from "@/lib/catalogue/queries";
import { isAbandonedForm } from "@/lib/forms/abandoned";
import { ResendCatalogue } from "../../_components/resend-catalogue";
import { TemplateForm } from "../../_components/template-form";
import { editTemplateAction, offerTemplateAction } from "../../actions";
import { stageChoices } from "../../stage-choices";
import { templateValues } from "../../template-values";
import { OfferForm } from "./_components/offer-form";

interface Props {
  params: Promise<{ code: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
}

const DONE = {
  added: "template.added",
  saved: "template.saved",
  retired: "offer.retired",
  offered: "offer.offered",
} as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).code };
}

/** One template, to be changed, retired or offered again. */
export default async function TemplatePage({ params, searchParams }: Props) {
  const { code } = await params;
  const permalink = `/admin/catalogue/templates/${encodeURIComponent(code)}?form=edit`;
  if (await isAbandonedForm()) {
    const offering = permalink.replace("form=edit", "form=offer");
    return (
      <ResendCatalogue
        forms={[
          { action: editTemplateAction, permalink },
          { action: offerTemplateAction, permalink: offering },
        ]}
      />
    );
  }
  const viewer = await requireViewer();
  if (!can(viewer, "catalogue.manage")) forbidden();
  const [template, scales] = await Promise.all([getTemplate(viewer, code), listScales(viewer)]);
  if (template === null) notFound();

  const t = await getTranslations("catalogue");
  const { catalogue, failures, forms, lists, words } = await getMessages();
  const { scale, version, retiredAt } = template;
  const latest = scales.find((each) => each.code === scale?.code) ?? null;
  // By another version's numbers its stages would mean others.
  const isBehind = scale !== null && latest?.version !== scale.version;
  const values = templateValues(template);
  const { done } = await searchParams;
  const said = Object.entries(DONE).find(([word]) => word === done)?.[1];
  return (
    <NextIntlClientProvider messages={{ catalogue, failures, forms, lists, words }}>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            crumbs={[
              { label: (await getTranslations("admin"))("title"), href: "/admin" },
              { label: t("title"), href: "/admin/catalogue" },
            ]}
          />
        }
        title={`${template.code} ${template.title}`}
        badges={
          <StatusBadge
            tone="plain"
            shape={retiredAt === null ? "circle" : "cross"}
            word={t(retiredAt === null ? "state.offered" : "state.retired")}
          />
        }
        lead={t(template.isOwn ? "facts.own" : "facts.shipped")}
      />
      <Stack>
        {said === undefined ? null : <Notice tone="green">{t(said)}</Notice>}
        <TemplateForm
          key={version}
          action={editTemplateAction}
          permalink={permalink}
          initial={isBehind ? { ...values, baselineLow: "", baselineHigh: "", target: "" } : values}
          stages={latest && stageChoices(latest.stages, await getLocale())}
          evidenceTypes={template.evidenceTypes}
          isNew={false}
          note={
            scale &&
            t(isBehind ? "template.scaleOlder" : "template.scaleNote", {
              code: scale.code,
              version: scale.version,
            })
          }
        />
        <OfferForm
          key={`offer ${version}`}
          target={{ code: template.code, version: String(version) }}
          offered={retiredAt === null}
        />
      </Stack>
    </NextIntlClientProvider>
  );
}
