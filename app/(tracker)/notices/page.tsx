import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Stack } from "@/components/ui/stack";
import { requireViewer } from "@/lib/auth/session";
import { isAbandonedForm } from "@/lib/forms/abandoned";
import { NOTICES_PAGE_SIZE } from "@/lib/notices/constants";
import { listNotices } from "@/lib/notices/queries";
import { pageSchema } from "@/lib/notices/schemas";
import { MarkAllReadForm } from "./_components/mark-forms";
import { NoticeEntry } from "./_components/notice-entry";
import { ResendMarks } from "./_components/resend-marks";
import styles from "./_components/notices.module.css";

interface Props {
  searchParams: Promise<{ page?: string | string[]; notice?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("notices"))("title") };
}

const hrefFor = (page: number) => (page === 1 ? "/notices" : `/notices?page=${page}`);

/** What the reader should know, unread first. */
export default async function NoticesPage({ searchParams }: Props) {
  const asked = await searchParams;
  if (typeof asked.notice === "string" && (await isAbandonedForm())) {
    return <ResendMarks permalink={`/notices?notice=${encodeURIComponent(asked.notice)}`} />;
  }
  const viewer = await requireViewer();
  const page = pageSchema.parse(asked.page);
  const { rows, total, unread, lastId } = await listNotices(viewer, page);
  const lastPage = Math.max(1, Math.ceil(total / NOTICES_PAGE_SIZE));
  if (page > lastPage) redirect(hrefFor(lastPage));

  const t = await getTranslations("notices");
  const { failures, forms, notices } = await getMessages();
  return (
    <NextIntlClientProvider messages={{ failures, forms, notices }}>
      <PageHeader
        title={t("title")}
        lead={t("lead", { unread })}
        actions={
          <>
            <LinkButton href="/preferences">{t("preferences")}</LinkButton>
            {unread > 0 ? <MarkAllReadForm lastNoticeId={String(lastId)} /> : null}
          </>
        }
      />
      {total === 0 ? (
        <EmptyState title={t("empty")}>{t("emptyNext")}</EmptyState>
      ) : (
        <Stack>
          <ol className={styles.list}>
            {rows.map((notice) => (
              <li key={notice.id}>
                <NoticeEntry notice={notice} />
              </li>
            ))}
          </ol>
          <Pagination page={page} pageSize={NOTICES_PAGE_SIZE} total={total} hrefFor={hrefFor} />
        </Stack>
      )}
    </NextIntlClientProvider>
  );
}
