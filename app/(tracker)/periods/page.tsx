import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/auth/session";
import { listCompletionByQuarter } from "@/lib/completion/queries";
import { listKeptCompletions, listPeriodEvents } from "@/lib/periods/queries";
import { today } from "@/lib/periods/today";
import { periodRows } from "./_components/period-rows";
import { PeriodsTable } from "./_components/periods-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("periods"))("title") };
}

/** The quarters: which are written to, which are closed, and whether their figures have moved since. */
export default async function PeriodsPage() {
  const viewer = await requireViewer();
  const [points, events, kept] = await Promise.all([
    listCompletionByQuarter(viewer),
    listPeriodEvents(viewer),
    listKeptCompletions(viewer),
  ]);
  const t = await getTranslations("periods");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      {points.length === 0 ? (
        <EmptyState title={t("empty")}>{t("emptyNext")}</EmptyState>
      ) : (
        <PeriodsTable rows={periodRows(points, events, kept, today())} />
      )}
    </>
  );
}
