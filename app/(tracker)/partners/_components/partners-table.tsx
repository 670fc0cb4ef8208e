import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { DataTable } from "@/components/ui/data-table";
import { StandingBadge } from "@/components/ui/standing-badge";
import { useFormat } from "@/i18n/use-format";
import { milestonesHref } from "@/lib/milestones/filters";
import type { NamedPartner } from "./reading-order";

/** The partners; those that are not active are greyed, since no total counts them. */
export function PartnersTable({ rows }: { rows: readonly NamedPartner[] }) {
  const t = useTranslations();
  const format = useFormat();
  return (
    <DataTable
      caption={t("partners.caption")}
      rows={rows}
      rowKey={(row) => row.iso3}
      muted={(row) => row.standing !== "active"}
      columns={[
        {
          key: "partner",
          header: t("partners.column.partner"),
          rowHeader: true,
          cell: (row) => (
            <Link href={`/partners/${row.iso3}`} prefetch={false}>
              {row.name}
            </Link>
          ),
        },
        { key: "code", header: t("partners.column.code"), cell: (row) => row.iso3 },
        {
          key: "region",
          header: t("partners.column.region"),
          cell: (row) => t(`words.region.${row.region}`),
        },
        {
          key: "standing",
          header: t("partners.column.standing"),
          cell: (row) =>
            row.standing === null ? t("partners.noStanding") : <StandingBadge value={row.standing} />,
        },
        {
          key: "milestones",
          header: t("partners.column.milestones"),
          numeric: true,
          cell: (row) =>
            row.milestones === 0 ? (
              format.number(0)
            ) : (
              <Link href={milestonesHref({ partners: [row.iso3] })} prefetch={false}>
                {format.number(row.milestones)}
              </Link>
            ),
        },
        {
          key: "assessed",
          header: t("partners.column.assessed"),
          numeric: true,
          cell: (row) => format.number(row.assessed),
        },
        {
          key: "completion",
          header: t("partners.column.completion"),
          numeric: true,
          cell: (row) => {
            if (row.completion !== null) return format.percent(row.completion);
            return t(row.milestones === 0 ? "partners.nothing" : "partners.never");
          },
        },
      ]}
    />
  );
}
