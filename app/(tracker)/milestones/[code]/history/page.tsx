import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound, redirect } from "next/navigation";
import styles from "@/components/audit/audit.module.css";
import { EventEntry } from "@/components/audit/event-entry";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Stack } from "@/components/ui/stack";
import { auditHref } from "@/lib/audit/filters";
import { HISTORY_PAGE_SIZE } from "@/lib/audit/constants";
import { listMilestoneHistory } from "@/lib/audit/queries";
import { pageSchema } from "@/lib/audit/schemas";
import { can } from "@/lib/auth/permissions";
import { getViewer, requireViewer } from "@/lib/auth/session";
import { readMilestone } from "../read-milestone";

interface Props {
  params: Promise<{ code: string }>;
  searchParams: Promise<{ page?: string | string[] }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const viewer = await getViewer();
  const milestone = viewer && (await readMilestone(viewer, (await params).code));
  if (!milestone) return {};
  return { title: `${milestone.code} · ${(await getTranslations("audit.history"))("title")}` };
}

/** What was done with a milestone, as far as the reader may see what it was done to. */
export default async function MilestoneHistoryPage({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  const milestone = await readMilestone(viewer, (await params).code);
  if (milestone === null) notFound();
  const { code } = milestone;
  const page = pageSchema.parse((await searchParams).page);
  const history = await listMilestoneHistory(viewer, code, page);
  if (history === null) notFound();
  const hrefFor = (number: number) => `/milestones/${code}/history${number === 1 ? "" : `?page=${number}`}`;
  if (history.rows.length === 0 && page > 1) redirect(hrefFor(1));

  const t = await getTranslations();
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            crumbs={[
              { label: t("milestones.title"), href: "/milestones" },
              { label: code, href: `/milestones/${code}` },
            ]}
          />
        }
        title={t("audit.history.title")}
        lead={
          <>
            {milestone.title}. {t("audit.history.lead")}
          </>
        }
        actions={
          can(viewer, "audit.read") ? (
            <LinkButton href={auditHref({ about: code })}>{t("audit.title")}</LinkButton>
          ) : null
        }
      />
      {history.rows.length === 0 ? (
        <EmptyState title={t("audit.history.empty")}>{t("audit.history.emptyNext")}</EmptyState>
      ) : (
        <Stack>
          <ol className={styles.list} aria-label={t("audit.history.list")}>
            {history.rows.map((row) => (
              <li key={`${row.chain} ${row.position}`}>
                <EventEntry event={{ ...row, milestone: code }} who={row.person ?? t("audit.installation")} />
              </li>
            ))}
          </ol>
          <Pagination page={page} pageSize={HISTORY_PAGE_SIZE} total={history.total} hrefFor={hrefFor} />
        </Stack>
      )}
    </>
  );
}
