import { getTranslations } from "next-intl/server";
import { StandingView } from "@/components/milestones/standing-view";
import { RagBadge } from "@/components/ui/rag-badge";
import { getFormat } from "@/i18n/reader-format";
import type { Viewer } from "@/lib/auth/viewer";
import { milestonesHref } from "@/lib/milestones/filters";
import { listWork } from "../list-work";
import { WorkCard } from "./work-card";

/** Open milestones that are overdue, or due within 90 days; the earliest due date comes first. */
export async function DueCard({ viewer, due }: { viewer: Viewer; due: "overdue" | "next_90" }) {
  const [t, format, { rows, total, filters }] = await Promise.all([
    getTranslations("myWork"),
    getFormat(),
    listWork(viewer, { due, sort: "due" }),
  ]);
  return (
    <WorkCard
      words={due}
      rows={rows}
      total={total}
      rowKey={({ code }) => code}
      allHref={milestonesHref(filters)}
      columns={[
        { key: "rag", header: t("column.rag"), cell: (row) => <RagBadge value={row.rag} /> },
        {
          key: "view",
          header: t("column.view"),
          cell: ({ stance }) => <StandingView stance={stance} />,
        },
        {
          key: "progress",
          header: t("column.progress"),
          numeric: true,
          cell: ({ progress }) => (progress === null ? "–" : format.percent(progress)),
        },
        { key: "due", header: t("column.due"), numeric: true, cell: ({ dueOn }) => format.day(dueOn) },
      ]}
    />
  );
}
