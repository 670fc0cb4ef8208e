import { useTranslations } from "next-intl";
import { Slippage } from "@/components/milestones/slippage";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { RagBadge } from "@/components/ui/rag-badge";
import { useFormat } from "@/i18n/use-format";
import type { TimelineMilestone, TimelineWait } from "./prepare-timeline";

interface Props {
  milestones: readonly TimelineMilestone[];
  waits: readonly TimelineWait[];
}

/** The milestones of the timeline, each with its dates and what it waits for. */
export function TimelineTable({ milestones, waits }: Props) {
  const t = useTranslations();
  const format = useFormat();
  return (
    <DataTable
      caption={t("schedule.timeline.caption")}
      rows={milestones}
      rowKey={({ code }) => code}
      columns={[
        {
          key: "milestone",
          header: t("milestones.column.title"),
          rowHeader: true,
          cell: ({ code, title }) => (
            <Link href={`/milestones/${code}`} prefetch={false}>
              {code} {title}
            </Link>
          ),
        },
        { key: "area", header: t("milestones.column.area"), cell: ({ area }) => t(`words.area.${area}`) },
        { key: "rag", header: t("milestones.column.rag"), cell: ({ rag }) => <RagBadge value={rag} /> },
        {
          key: "start",
          header: t("schedule.timeline.start"),
          numeric: true,
          cell: ({ startOn }) => format.day(startOn),
        },
        {
          key: "firstDue",
          header: t("schedule.timeline.firstDue"),
          numeric: true,
          cell: ({ firstDueOn }) => format.day(firstDueOn),
        },
        {
          key: "due",
          header: t("schedule.timeline.due"),
          numeric: true,
          cell: ({ dueOn }) => format.day(dueOn),
        },
        {
          key: "slippage",
          header: t("schedule.timeline.moved"),
          numeric: true,
          cell: (milestone) => <Slippage always {...milestone} />,
        },
        {
          key: "waitsFor",
          header: t("schedule.timeline.waitsFor"),
          cell: ({ code }) =>
            waits
              .filter((wait) => wait.code === code)
              .map(({ waitsFor }) => (
                <Link key={waitsFor} href={`/milestones/${waitsFor}`} prefetch={false}>
                  {waitsFor}{" "}
                </Link>
              )),
        },
      ]}
    />
  );
}
