import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CardSlot } from "@/components/ui/card-slot";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { MOST_COMPARED } from "@/components/charts/prepare-completion-compared";
import { can } from "@/lib/auth/permissions";
import { requireReader } from "@/lib/as-of/request";
import { AnalysisFrame } from "../_components/analysis-frame";
import { readFilters } from "../_components/read-filters";
import { ComparedCourses } from "./_components/compared-courses";
import { ComparedStands } from "./_components/compared-stands";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("analysis.pages.compare"))("title") };
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Two to four partners beside each other in the order chosen, each against its own plan. */
export default async function ComparePage({ searchParams }: Props) {
  const reader = await requireReader();
  const filters = await readFilters("compare", searchParams);
  const t = await getTranslations("analysis.compare");
  const compared = { ...filters, partners: filters.partners.slice(0, MOST_COMPARED) };
  const left = filters.partners.length - compared.partners.length;
  return (
    <AnalysisFrame page="compare" reader={reader} filters={filters}>
      {compared.partners.length < 2 ? (
        <EmptyState title={t("choose.title")}>
          <p>{t("choose.body")}</p>
        </EmptyState>
      ) : (
        <>
          {left > 0 ? <Notice tone="amber">{t("tooMany", { left })}</Notice> : null}
          <CardSlot height="42.6rem" narrow="56.1rem">
            <ComparedStands reader={reader} filters={compared} exports={can(reader, "figures.export")} />
          </CardSlot>
          <CardSlot height="30.4rem" narrow="37.4rem">
            <ComparedCourses reader={reader} filters={compared} exports={can(reader, "figures.export")} />
          </CardSlot>
        </>
      )}
    </AnalysisFrame>
  );
}
