import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Stack } from "@/components/ui/stack";
import { can } from "@/lib/auth/permissions";
import { requireViewer } from "@/lib/auth/session";
import { listProposals, PROPOSALS_PAGE_SIZE } from "@/lib/proposals/queries";
import { pageSchema } from "@/lib/proposals/schemas";
import { ProposalsTable } from "./_components/proposals-table";

interface Props {
  searchParams: Promise<{ page?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("proposals"))("title") };
}

const hrefFor = (page: number) => (page === 1 ? "/proposals" : `/proposals?page=${page}`);

/** What partners propose for their own plans, and what became of it. */
export default async function ProposalsPage({ searchParams }: Props) {
  const viewer = await requireViewer();
  const page = pageSchema.parse((await searchParams).page);
  const { rows, total, open } = await listProposals(viewer, page);
  const lastPage = Math.max(1, Math.ceil(total / PROPOSALS_PAGE_SIZE));
  if (page > lastPage) redirect(hrefFor(lastPage));

  const t = await getTranslations("proposals");
  const mayPropose = can(viewer, "milestone.propose");
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead", { open })}
        actions={
          mayPropose ? (
            <LinkButton href="/proposals/new" weight="primary">
              {t("propose")}
            </LinkButton>
          ) : null
        }
      />
      {total === 0 ? (
        <EmptyState title={t("empty")}>{t(mayPropose ? "emptyPartner" : "emptyNext")}</EmptyState>
      ) : (
        <Stack>
          <ProposalsTable rows={rows} />
          <Pagination page={page} pageSize={PROPOSALS_PAGE_SIZE} total={total} hrefFor={hrefFor} />
        </Stack>
      )}
    </>
  );
}
