import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { forbidden, redirect } from "next/navigation";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Stack } from "@/components/ui/stack";
import { can } from "@/lib/auth/permissions";
import { requireViewer } from "@/lib/auth/session";
import { searchParamsOf } from "@/lib/milestones/filters";
import { accountsHref, parseAccountFilters } from "@/lib/people/account-filters";
import { PEOPLE_PAGE_SIZE } from "@/lib/people/constants";
import { listAccounts } from "@/lib/people/queries";
import { PeopleFilterBar } from "./_components/people-filter-bar";
import { PeopleTable } from "./_components/people-table";
import { readPartnerChoices } from "./_components/read-partner-choices";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("people"))("title") };
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Everybody who has, or had, an account. */
export default async function PeoplePage({ searchParams }: Props) {
  const viewer = await requireViewer();
  if (!can(viewer, "people.manage")) forbidden();
  const query = searchParamsOf(await searchParams);
  const filters = parseAccountFilters(query);
  // A form sends its empty fields along; the address to pass on is the short one.
  if ([...query.values()].includes("")) redirect(accountsHref(filters));

  const [{ rows, total }, partners] = await Promise.all([
    listAccounts(viewer, filters),
    readPartnerChoices(viewer),
  ]);
  if (rows.length === 0 && filters.page > 1) redirect(accountsHref({ ...filters, page: 1 }));
  const t = await getTranslations();
  return (
    <>
      <PageHeader
        breadcrumb={<Breadcrumb crumbs={[{ label: t("admin.title"), href: "/admin" }]} />}
        title={t("people.title")}
        lead={t("people.lead")}
        actions={
          <LinkButton href="/admin/people/new" weight="primary">
            {t("people.invite")}
          </LinkButton>
        }
      />
      <Stack>
        <PeopleFilterBar filters={filters} partners={partners} />
        {rows.length === 0 ? (
          <EmptyState title={t("people.empty")}>
            <LinkButton href="/admin/people">{t("people.clear")}</LinkButton>
          </EmptyState>
        ) : (
          <>
            <p role="status">{t("people.total", { total })}</p>
            <PeopleTable
              rows={rows}
              partners={new Map(partners.map(({ value, label }) => [value, label]))}
              viewerId={viewer.personId}
            />
            <Pagination
              page={filters.page}
              pageSize={PEOPLE_PAGE_SIZE}
              total={total}
              hrefFor={(page) => accountsHref({ ...filters, page })}
            />
          </>
        )}
      </Stack>
    </>
  );
}
