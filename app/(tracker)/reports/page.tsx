import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { forbidden } from "next/navigation";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Stack } from "@/components/ui/stack";
import { getFormat } from "@/i18n/reader-format";
import { can } from "@/lib/auth/permissions";
import { requireViewer } from "@/lib/auth/session";
import { searchParamsOf } from "@/lib/milestones/filters";
import { listPartners } from "@/lib/partners/queries";
import { today } from "@/lib/periods/today";
import { REPORT_KINDS } from "@/lib/reports/constants";
import { KindLinks } from "./_components/kind-links";
import { OrderForm } from "./_components/order-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reports"))("title") };
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Where reports are ordered. The address may choose beforehand what they are about: `?kind=partner&subject=GEO&asOf=2026-06-30`. */
export default async function ReportsPage({ searchParams }: Props) {
  const viewer = await requireViewer();
  if (!can(viewer, "figures.export")) forbidden();
  const query = searchParamsOf(await searchParams);
  const kind = REPORT_KINDS.find((known) => known === query.get("kind")) ?? "partner";
  const [t, format, language, allPartners] = await Promise.all([
    getTranslations("reports"),
    getFormat(),
    getLocale(),
    listPartners(viewer),
  ]);
  const partners = allPartners
    .filter(({ milestones }) => milestones > 0)
    .map(({ iso3, iso2 }) => ({ value: iso3, label: format.country(iso2) }))
    .toSorted((a, b) => format.compare(a.label, b.label));
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <Stack>
        <KindLinks kind={kind} />
        {partners.length === 0 ? (
          <EmptyState title={t("noPartners.title")}>{t("noPartners.body")}</EmptyState>
        ) : (
          <Card title={t(`kind.${kind}`)}>
            <p>{t(`about.${kind}`)}</p>
            <OrderForm kind={kind} partners={partners} query={query} language={language} today={today()} />
          </Card>
        )}
      </Stack>
    </>
  );
}
