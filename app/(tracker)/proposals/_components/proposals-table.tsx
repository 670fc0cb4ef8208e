import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { DataTable } from "@/components/ui/data-table";
import { ProposalStateBadge } from "@/components/ui/proposal-state-badge";
import { useFormat } from "@/i18n/use-format";
import type { ProposalEntry } from "@/lib/proposals/queries";

/** Proposals in the order given, each with where it stands and what it became. */
export function ProposalsTable({ rows }: { rows: readonly ProposalEntry[] }) {
  const t = useTranslations("proposals");
  const words = useTranslations("words.area");
  const format = useFormat();
  return (
    <DataTable
      caption={t("caption")}
      rows={rows}
      rowKey={(row) => String(row.id)}
      columns={[
        {
          key: "title",
          header: t("column.title"),
          rowHeader: true,
          prose: true,
          cell: (row) => (
            <Link href={`/proposals/${row.id}`} prefetch={false}>
              {row.title}
            </Link>
          ),
        },
        { key: "partner", header: t("column.partner"), cell: (row) => format.country(row.partnerIso2) },
        { key: "area", header: t("column.area"), cell: (row) => words(row.area) },
        {
          key: "proposed",
          header: t("column.proposed"),
          numeric: true,
          cell: (row) => format.instant(row.proposedAt),
        },
        {
          key: "state",
          header: t("column.state"),
          cell: (row) => <ProposalStateBadge value={row.state} />,
        },
        {
          key: "milestone",
          header: t("column.milestone"),
          cell: (row) =>
            row.milestoneCode === null ? (
              "–"
            ) : (
              <Link href={`/milestones/${row.milestoneCode}`} prefetch={false}>
                {row.milestoneCode}
              </Link>
            ),
        },
      ]}
    />
  );
}
