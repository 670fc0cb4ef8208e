import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CommitmentBadge } from "@/components/ui/commitment-badge";
import type { Column } from "@/components/ui/data-table";
import { VerdictBadge } from "@/components/ui/verdict-badge";
import { useFormat } from "@/i18n/use-format";
import type { ChangeKind } from "@/lib/changes/constants";
import type { Change } from "@/lib/changes/queries";
import type { Comparison } from "@/lib/changes/rules";
import type { Verdict } from "@/lib/milestones/constants";
import { type Day, daysBetween } from "@/lib/periods/days";
import styles from "./changes.module.css";

/** What stands beside the milestone's name for each kind: how it was, how it is, on which days and why. */
export function useChangeColumns(kind: ChangeKind, { from, to }: Comparison): Column<Change>[] {
  const t = useTranslations("changes");
  const words = useTranslations("words.reason");
  const format = useFormat();
  const verdict = (value: Verdict | null, on: Day | null) =>
    value === null || on === null ? (
      t("notAssessed")
    ) : (
      <>
        <VerdictBadge value={value} /> {format.day(on)}
      </>
    );
  const onDay = ({ day }: Comparison["from"]) => t("column.on", { day: format.day(day) });
  const dueOn = ({ day }: Comparison["from"]) => t("column.dueOn", { day: format.day(day) });
  const date = (
    key: string,
    header: string,
    of: (row: Change) => Day | null | undefined,
  ): Column<Change> => ({
    ...{ key, header, numeric: true },
    cell: (row) => {
      const day = of(row);
      return day === null || day === undefined ? null : format.day(day);
    },
  });
  const was = (write: (before: NonNullable<Change["before"]>) => ReactNode): Column<Change> => ({
    key: "before",
    header: onDay(from),
    cell: ({ before }) => (before === null ? t("notListed") : write(before)),
  });

  const columns: Record<ChangeKind, Column<Change>[]> = {
    fulfilled: [
      was((before) => verdict(before.verdict, before.assessedOn)),
      { key: "after", header: onDay(to), cell: ({ assessedOn }) => verdict("fulfilled", assessedOn) },
    ],
    reversed: [
      {
        key: "before",
        header: t("column.had"),
        cell: ({ undoneOn, undoneVerdict }) => verdict(undoneVerdict, undoneOn),
      },
      date("after", t("column.reversed"), ({ reversedOn }) => reversedOn),
    ],
    slipped: [
      date("before", dueOn(from), ({ before }) => before?.dueOn),
      date("after", dueOn(to), (row) => row.dueOn),
      {
        key: "slip",
        header: t("column.slip"),
        numeric: true,
        cell: (row) => t("days", { days: daysBetween(row.before?.dueOn ?? row.dueOn, row.dueOn) }),
      },
      {
        key: "why",
        header: t("column.why"),
        prose: true,
        cell: ({ moved }) =>
          moved === null ? null : (
            <span className={styles.why}>
              <strong>{words(moved.reason)}</strong> {moved.explanation}
            </span>
          ),
      },
    ],
    added: [
      date("added", t("column.added"), ({ addedOn }) => addedOn),
      date("due", t("column.due"), (row) => row.dueOn),
    ],
    withdrawn: [
      was(({ commitment, asideOn }) => (
        <>
          <CommitmentBadge value={commitment} /> {asideOn === null ? null : format.day(asideOn)}
        </>
      )),
      date("after", t("column.withdrawn"), ({ asideOn }) => asideOn),
      {
        key: "why",
        header: t("column.why"),
        prose: true,
        cell: ({ withdrawnBecause }) => <span className={styles.why}>{withdrawnBecause}</span>,
      },
    ],
  };
  return columns[kind];
}
