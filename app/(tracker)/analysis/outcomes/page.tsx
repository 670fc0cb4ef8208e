import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CardSlot } from "@/components/ui/card-slot";
import { ExportMenu } from "@/components/ui/export-menu";
import { Notice } from "@/components/ui/notice";
import { requireReader } from "@/lib/as-of/request";
import { can } from "@/lib/auth/permissions";
import { searchParamsOf } from "@/lib/milestones/filters";
import { outcomesQuery, parseOutcomeChoice } from "@/lib/outcomes/address";
import { AnalysisFrame } from "../_components/analysis-frame";
import { readFilters } from "../_components/read-filters";
import { OutcomeFields } from "./_components/outcome-fields";
import { OutcomesCards } from "./_components/outcomes-cards";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("analysis.pages.outcomes"))("title") };
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Completion beside an independent index that the reader chooses; it shows no cause, and says so. */
export default async function OutcomesPage({ searchParams }: Props) {
  const reader = await requireReader();
  const filters = await readFilters("outcomes", searchParams);
  const choice = parseOutcomeChoice(searchParamsOf(await searchParams));
  const [t, te] = await Promise.all([getTranslations("analysis.outcomes"), getTranslations("exports")]);
  return (
    <AnalysisFrame
      page="outcomes"
      reader={reader}
      filters={filters}
      own={{
        fields: <OutcomeFields reader={reader} choice={choice} />,
        query: outcomesQuery(filters, choice),
      }}
    >
      <Notice tone="plain">{t("noCause")}</Notice>
      {can(reader, "figures.export") ? (
        <ExportMenu
          lists={[
            {
              name: te("lists.outcomes"),
              path: "/api/export/outcomes",
              query: outcomesQuery(filters, choice),
            },
          ]}
        />
      ) : null}
      <CardSlot height="94rem" narrow="140rem">
        <OutcomesCards
          reader={reader}
          filters={filters}
          choice={choice}
          exports={can(reader, "figures.export")}
        />
      </CardSlot>
    </AnalysisFrame>
  );
}
