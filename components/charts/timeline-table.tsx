import { useTranslations } from "next-intl";
import { useScheduleColumns } from "@/components/milestones/use-schedule-columns";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
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
  const { milestone, rag, dates } = useScheduleColumns();
  return (
    <DataTable
      caption={t("schedule.timeline.caption")}
      rows={milestones}
      rowKey={({ code }) => code}
      columns={[
        milestone,
        { key: "area", header: t("milestones.column.area"), cell: ({ area }) => t(`words.area.${area}`) },
        rag,
        {
          key: "start",
          header: t("schedule.timeline.start"),
          numeric: true,
          cell: ({ startOn }) => format.day(startOn),
        },
        ...dates,
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
