import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/link";
import { Prose } from "@/components/documents/prose";
import { CardSlot } from "@/components/ui/card-slot";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Stack } from "@/components/ui/stack";
import { requireViewer } from "@/lib/auth/session";
import { isDemonstration } from "@/lib/installation/queries";
import { Credits } from "./_components/credits";
import { IndicesTable } from "./_components/indices-table";
import { ReferenceTable } from "./_components/reference-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("aboutTheData"))("title") };
}

/** Where the data come from and under which terms. */
export default async function AboutTheDataPage() {
  const viewer = await requireViewer();
  const [t, partners, demonstration] = await Promise.all([
    getTranslations("aboutTheData"),
    getTranslations("partners"),
    isDemonstration(),
  ]);
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <Stack>
        {demonstration ? <Notice tone="plain">{t("demonstration")}</Notice> : null}
        <Prose>
          <h2>{t("own.title")}</h2>
          <p>
            {t.rich("own.body", {
              method: (text) => (
                <Link href="/methodology" prefetch={false}>
                  {text}
                </Link>
              ),
            })}
          </p>
          <h2>{t("reference.title")}</h2>
          <ReferenceTable />
          <h2>{t("checked.title")}</h2>
          <p>{t("checked.body", { mark: partners("unchecked") })}</p>
          <h2>{t("indices.title")}</h2>
          <p>{t("indices.lead")}</p>
          <CardSlot height="36rem">
            <IndicesTable viewer={viewer} />
          </CardSlot>
          <h2>{t("notices.title")}</h2>
          <Credits />
          <h2>{t("export.title")}</h2>
          <p>{t("export.body")}</p>
        </Prose>
      </Stack>
    </>
  );
}
