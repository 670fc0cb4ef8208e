import { useTranslations } from "next-intl";
import type { Column } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { RagBadge } from "@/components/ui/rag-badge";
import { useFormat } from "@/i18n/use-format";
import type { Rag } from "@/lib/milestones/constants";
import styles from "./milestone-title.module.css";
import { Slippage } from "./slippage";

/** A milestone with its dates, first and now. */
interface Scheduled {
  code: string;
  title: string;
  rag: Rag;
  firstDueOn: string;
  dueOn: string;
}

/** The columns of tables about due dates: which milestone, how it is rated, and how far it has moved. */
export function useScheduleColumns() {
  const t = useTranslations();
  const format = useFormat();
  return {
    milestone: {
      key: "milestone",
      header: t("milestones.column.title"),
      rowHeader: true,
      cell: ({ code, title }) => (
        <Link href={`/milestones/${code}`} prefetch={false} className={styles.title}>
          {code} {title}
        </Link>
      ),
    },
    rag: { key: "rag", header: t("milestones.column.rag"), cell: ({ rag }) => <RagBadge value={rag} /> },
    dates: [
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
    ],
  } satisfies Record<string, Column<Scheduled> | Column<Scheduled>[]>;
}
