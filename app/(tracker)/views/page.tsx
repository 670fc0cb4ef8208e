import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Stack } from "@/components/ui/stack";
import { can } from "@/lib/auth/permissions";
import { requireViewer } from "@/lib/auth/session";
import { isAbandonedForm } from "@/lib/forms/abandoned";
import { listViewsToOpen } from "@/lib/saved-views/queries";
import { ResendViews } from "./_components/resend-views";
import { ViewEntry } from "./_components/view-entry";
import styles from "./_components/views.module.css";

const DONE = ["saved", "renamed", "shared", "unshared", "deleted", "start", "noStart"] as const;

interface Props {
  searchParams: Promise<Partial<Record<"done" | "view", string | string[]>>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("savedViews"))("title") };
}

/** What somebody has kept under a name, and what colleagues share. */
export default async function ViewsPage({ searchParams }: Props) {
  const asked = await searchParams;
  if (await isAbandonedForm()) {
    const id = String(asked.view ?? "").replaceAll(/\D/g, "");
    return <ResendViews permalink={`/views?view=${id}`} />;
  }
  const viewer = await requireViewer();
  const views = await listViewsToOpen(viewer);
  const t = await getTranslations("savedViews");
  const mayShare = can(viewer, "saved_view.share");
  const done = DONE.find((each) => each === asked.done);
  const { failures, forms, savedViews } = await getMessages();
  const own = views.filter(({ isOwn }) => isOwn);
  const others = views.filter(({ isOwn }) => !isOwn);
  return (
    <NextIntlClientProvider messages={{ failures, forms, savedViews }}>
      <PageHeader title={t("title")} lead={t("lead")} />
      <Stack>
        {done === undefined ? null : <Notice tone="green">{t(`done.${done}`)}</Notice>}
        {own.length === 0 ? (
          <EmptyState title={t("empty")}>
            <p>{t("emptyNext")}</p>
          </EmptyState>
        ) : (
          <Card title={t("own")}>
            <ul className={styles.views}>
              {own.map((view) => (
                <ViewEntry key={view.id} view={view} mayShare={mayShare} />
              ))}
            </ul>
          </Card>
        )}
        {others.length === 0 ? null : (
          <Card title={t("others")}>
            <ul className={styles.views}>
              {others.map((view) => (
                <ViewEntry key={view.id} view={view} mayShare={mayShare} />
              ))}
            </ul>
          </Card>
        )}
      </Stack>
    </NextIntlClientProvider>
  );
}
