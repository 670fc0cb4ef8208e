import { Button } from "@mantine/core";
import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import Form from "next/form";
import { forbidden, notFound } from "next/navigation";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { SelectField } from "@/components/ui/select-field";
import { Stack } from "@/components/ui/stack";
import { can } from "@/lib/auth/permissions";
import { requireViewer } from "@/lib/auth/session";
import { listScales } from "@/lib/catalogue/queries";
import { isAbandonedForm } from "@/lib/forms/abandoned";
import { basisOfScale } from "@/lib/milestones/basis";
import { ResendCatalogue } from "../../_components/resend-catalogue";
import { TemplateForm } from "../../_components/template-form";
import { addTemplateAction } from "../../actions";
import { stageChoices } from "../../stage-choices";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("catalogue"))("newTemplate") };
}

interface Props {
  searchParams: Promise<{ by?: string | string[] }>;
}

/** Adds a template; by what it is measured is in the address, so that going back and choosing again is possible. */
export default async function NewTemplatePage({ searchParams }: Props) {
  const { by = "" } = await searchParams;
  const permalink = `/admin/catalogue/templates/new?${new URLSearchParams({ by: String(by) }).toString()}`;
  if (await isAbandonedForm()) return <ResendCatalogue forms={[{ action: addTemplateAction, permalink }]} />;
  const viewer = await requireViewer();
  if (!can(viewer, "catalogue.manage")) forbidden();
  const scales = await listScales(viewer);
  const scale = scales.find(({ code }) => code === by) ?? null;
  if (by !== "" && by !== "number" && scale === null) notFound();

  const t = await getTranslations();
  const language = await getLocale();
  const { catalogue, failures, forms, lists, words } = await getMessages();
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
        title={t("catalogue.newTemplate")}
        lead={t("catalogue.newTemplateLead")}
      />
      <Stack>
        <Card title={t("catalogue.measure.title")}>
          <Form action="/admin/catalogue/templates/new" prefetch={false} key={String(by)}>
            <Stack>
              <SelectField
                name="by"
                label={t("catalogue.measure.by")}
                choices={[
                  { value: "number", label: t("catalogue.measure.number") },
                  ...scales.map(({ code, stages }) => ({
                    value: code,
                    label: `${code}: ${stageChoices(stages, language)
                      .map(({ label }) => label)
                      .join(" → ")}`,
                  })),
                ]}
                defaultValue={String(by)}
              />
              <div>
                <Button type="submit" variant={by === "" ? "filled" : "default"}>
                  {t("catalogue.measure.go")}
                </Button>
              </div>
            </Stack>
          </Form>
        </Card>
        {by === "" ? null : (
          <NextIntlClientProvider messages={{ catalogue, failures, forms, lists, words }}>
            <TemplateForm
              key={String(by)}
              action={addTemplateAction}
              permalink={permalink}
              initial={{
                requestKey: crypto.randomUUID(),
                scale: scale?.code ?? "",
                basis: basisOfScale(scale?.code ?? null),
                typicalMonths: "12",
              }}
              stages={scale && stageChoices(scale.stages, language)}
              evidenceTypes={[]}
              isNew
              note={scale && t("catalogue.template.scaleNote", { code: scale.code, version: scale.version })}
            />
          </NextIntlClientProvider>
        )}
      </Stack>
    </>
  );
}
