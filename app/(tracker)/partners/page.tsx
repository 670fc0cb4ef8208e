import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { PageHeader } from "@/components/ui/page-header";
import { SelectField } from "@/components/ui/select-field";
import { Stack } from "@/components/ui/stack";
import { getFormat } from "@/i18n/reader-format";
import { requireReader } from "@/lib/as-of/request";
import { listCompletionByPartner } from "@/lib/completion/queries";
import { REGIONS } from "@/lib/partners/constants";
import { listPartners } from "@/lib/partners/queries";
import { PartnersTable } from "./_components/partners-table";
import { inReadingOrder } from "./_components/reading-order";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("partners"))("title") };
}

interface Props {
  searchParams: Promise<{ region?: string | string[] }>;
}

/** The partners that the reader may see, of a region or of all. */
export default async function PartnersPage({ searchParams }: Props) {
  const reader = await requireReader();
  const asked = [(await searchParams).region].flat()[0];
  const region = REGIONS.find((known) => known === asked) ?? null;
  const [t, words, format, partners, completions] = await Promise.all([
    getTranslations("partners"),
    getTranslations("words.region"),
    getFormat(),
    listPartners(reader, region),
    listCompletionByPartner(reader),
  ]);
  const rows = inReadingOrder(partners, completions, format);
  const active = rows.filter((row) => row.standing === "active");
  const regions = REGIONS.map((value) => ({ value, label: words(value) }));
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead", {
          active: active.length,
          milestones: active.reduce((sum, row) => sum + row.milestones, 0),
        })}
      />
      <Stack>
        <FilterBar action="/partners" active={region !== null}>
          <SelectField
            key={region}
            name="region"
            label={t("filter.region")}
            choices={regions.toSorted((a, b) => format.compare(a.label, b.label))}
            empty="any"
            defaultValue={region ?? ""}
          />
        </FilterBar>
        {rows.length === 0 ? (
          <EmptyState title={t("none.title")}>{t("none.body")}</EmptyState>
        ) : (
          <PartnersTable rows={rows} />
        )}
      </Stack>
    </>
  );
}
