import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { Slippage } from "@/components/milestones/slippage";
import { StandingVerdict } from "@/components/milestones/standing-verdict";
import { StandingView } from "@/components/milestones/standing-view";
import { CommitmentBadge } from "@/components/ui/commitment-badge";
import { type Column, DataTable } from "@/components/ui/data-table";
import { DeliveryBadge } from "@/components/ui/delivery-badge";
import { RagBadge } from "@/components/ui/rag-badge";
import { useFormat } from "@/i18n/use-format";
import { type MilestoneFilters, milestonesHref, type SortKey } from "@/lib/milestones/filters";
import type { MilestoneRow } from "@/lib/milestones/queries";
import styles from "./list.module.css";

interface Props {
  rows: readonly MilestoneRow[];
  filters: MilestoneFilters;
  today: string;
}

/** One page of the list; the headers sort, and the order is part of the address. */
export function MilestoneTable({ rows, filters, today }: Props) {
  const t = useTranslations("milestones");
  const words = useTranslations("words");
  const format = useFormat();
  const sort = (key: SortKey): NonNullable<Column<MilestoneRow>["sort"]> => {
    const sorted = filters.sort === key;
    const href = milestonesHref({
      ...filters,
      sort: key,
      descending: sorted && !filters.descending,
      page: 1,
    });
    return { href, direction: sorted ? (filters.descending ? "descending" : "ascending") : null };
  };
  return (
    <DataTable
      caption={t("title")}
      rows={rows}
      rowKey={(row) => row.code}
      columns={[
        {
          key: "code",
          header: t("column.code"),
          rowHeader: true,
          sort: sort("code"),
          cell: (row) => (
            <Link href={`/milestones/${row.code}`} prefetch={false}>
              {row.code}
            </Link>
          ),
        },
        {
          key: "title",
          header: t("column.title"),
          sort: sort("title"),
          cell: (row) => (
            <span className={styles.title}>
              {row.title}
              <span className={styles.note}>{format.country(row.partnerIso2)}</span>
              {row.commitment === "committed" ? null : (
                <span className={styles.note}>
                  <CommitmentBadge value={row.commitment} />
                </span>
              )}
            </span>
          ),
        },
        {
          key: "area",
          header: t("column.area"),
          cell: (row) => <span className={styles.area}>{words(`area.${row.area}`)}</span>,
        },
        {
          key: "delivery",
          header: t("column.delivery"),
          cell: (row) => <DeliveryBadge value={row.delivery} />,
        },
        {
          key: "verdict",
          header: t("column.verdict"),
          cell: (row) => <StandingVerdict milestone={row} today={today} />,
        },
        {
          key: "view",
          header: t("column.view"),
          cell: (row) => <StandingView stance={row.stance} />,
        },
        { key: "rag", header: t("column.rag"), cell: (row) => <RagBadge value={row.rag} /> },
        {
          key: "progress",
          header: t("column.progress"),
          numeric: true,
          sort: sort("progress"),
          cell: (row) => (row.progress === null ? "–" : format.percent(row.progress)),
        },
        {
          key: "due",
          header: t("column.due"),
          numeric: true,
          sort: sort("due"),
          cell: (row) => (
            <>
              {format.day(row.dueOn)}
              <span className={styles.note}>
                <Slippage firstDueOn={row.firstDueOn} dueOn={row.dueOn} />
              </span>
            </>
          ),
        },
        {
          key: "assessed",
          header: t("column.assessed"),
          numeric: true,
          sort: sort("effective"),
          cell: (row) => (
            <>
              {row.effectiveOn === null ? t("never") : format.day(row.effectiveOn)}
              {row.waiting > 0 ? (
                <span className={styles.note}>{t("waitingCount", { count: row.waiting })}</span>
              ) : null}
            </>
          ),
        },
      ]}
    />
  );
}
