import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { SaveViewLink } from "@/app/(tracker)/_components/save-view-link";
import { withoutEach } from "@/components/milestones/without-each";
import { EmptyState } from "@/components/ui/empty-state";
import { ExportMenu } from "@/components/ui/export-menu";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Stack } from "@/components/ui/stack";
import { getFormat } from "@/i18n/reader-format";
import { can } from "@/lib/auth/permissions";
import { dayOf } from "@/lib/as-of/reader";
import { requireReader } from "@/lib/as-of/request";
import { keepAsOf } from "@/lib/as-of/rules";
import {
  milestoneFiltersQuery,
  milestonesHref,
  parseMilestoneFilters,
  searchParamsOf,
} from "@/lib/milestones/filters";
import { listMilestones, PAGE_SIZE } from "@/lib/milestones/queries";
import { listPartnersOfLists } from "@/lib/partners/queries";
import { countOpenProposals } from "@/lib/proposals/queries";
import { ActiveFilters } from "./_components/active-filters";
import { ListHead } from "./_components/list-head";
import { MilestoneFilterBar } from "./_components/milestone-filter-bar";
import { MilestoneTable } from "./_components/milestone-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("milestones"))("title") };
}

/** What can be taken away of what the list shows. */
const EXPORTED = [
  "milestones",
  "assessments",
  "evidence",
  "milestones-to-import",
  "assessments-to-import",
] as const;

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function MilestonesPage({ searchParams }: Props) {
  const reader = await requireReader();
  const query = searchParamsOf(await searchParams);
  const filters = parseMilestoneFilters(query);
  // A form sends its empty fields along; the address to pass on is the short one.
  if ([...query.values()].includes("")) redirect(keepAsOf(milestonesHref(filters), query));

  const [{ rows, total }, allPartners, openProposals] = await Promise.all([
    listMilestones(reader, filters),
    listPartnersOfLists(reader, filters.partners),
    countOpenProposals(reader),
  ]);
  const lastPage = Math.max(1, Math.ceil(total / PAGE_SIZE));
  if (filters.page > lastPage) redirect(keepAsOf(milestonesHref({ ...filters, page: lastPage }), query));

  const [t, te] = await Promise.all([getTranslations("milestones"), getTranslations("exports")]);
  const format = await getFormat();
  const partners = allPartners
    .map(({ iso3, iso2 }) => ({ value: iso3, label: format.country(iso2) }))
    .toSorted((a, b) => format.compare(a.label, b.label));
  const filtered = withoutEach(filters).length > 0;
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={
          <>
            <SaveViewLink />
            {reader.asOf === undefined ? (
              <LinkButton href="/proposals">{t("proposals", { open: openProposals })}</LinkButton>
            ) : null}
            {can(reader, "milestone.plan") ? (
              <LinkButton href="/milestones/new">{t("new")}</LinkButton>
            ) : null}
            {can(reader, "milestone.propose") ? (
              <LinkButton href="/proposals/new">{t("propose")}</LinkButton>
            ) : null}
          </>
        }
      />
      <Stack>
        <MilestoneFilterBar filters={filters} partners={partners} filtered={filtered} />
        <ActiveFilters filters={filters} partners={partners} />
        <ListHead total={t(filtered ? "totalFiltered" : "total", { total })}>
          {can(reader, "figures.export") && total > 0 ? (
            <ExportMenu
              lists={EXPORTED.map((list) => ({
                name: te(`lists.${list}`),
                path: `/api/export/${list}`,
                query: milestoneFiltersQuery({ ...filters, page: 1 }),
                ...(list === "milestones" ? { rows: total } : {}),
                ...(list.endsWith("-to-import") ? { formats: ["csv"] as const } : {}),
              }))}
            />
          ) : null}
        </ListHead>
        {total === 0 ? (
          <EmptyState title={t(filtered ? "empty.filtered" : "empty.none")}>
            <p>{t(filtered ? "empty.filteredNext" : "empty.noneNext")}</p>
            {filtered ? <LinkButton href="/milestones">{t("empty.clear")}</LinkButton> : null}
          </EmptyState>
        ) : (
          <>
            <MilestoneTable rows={rows} filters={filters} today={dayOf(reader)} />
            <Pagination
              page={filters.page}
              pageSize={PAGE_SIZE}
              total={total}
              hrefFor={(page) => milestonesHref({ ...filters, page })}
            />
          </>
        )}
      </Stack>
    </>
  );
}
