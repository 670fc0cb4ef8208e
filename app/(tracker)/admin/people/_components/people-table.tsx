import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { DataTable } from "@/components/ui/data-table";
import { useFormat } from "@/i18n/use-format";
import type { Account } from "@/lib/people/account-store";
import { AccountStateBadge } from "./account-state-badge";
import styles from "./people.module.css";

interface Props {
  rows: readonly Account[];
  /** The names of partners by their codes. */
  partners: ReadonlyMap<string, string>;
  viewerId: string;
}

/** One page of accounts; those that are closed are greyed. */
export function PeopleTable({ rows, partners, viewerId }: Props) {
  const t = useTranslations();
  const format = useFormat();
  return (
    <DataTable
      caption={t("people.caption")}
      rows={rows}
      rowKey={(row) => row.id}
      muted={(row) => !row.active}
      columns={[
        {
          key: "name",
          header: t("people.column.name"),
          rowHeader: true,
          cell: (row) => (
            <span className={styles.name}>
              <Link href={`/admin/people/${row.id}`} prefetch={false}>
                <bdi>{row.name}</bdi>
              </Link>
              {row.id === viewerId ? <span className={styles.note}> {t("people.you")}</span> : null}
            </span>
          ),
        },
        {
          key: "email",
          header: t("people.column.email"),
          cell: (row) => <span className={styles.email}>{row.email}</span>,
        },
        { key: "role", header: t("people.column.role"), cell: (row) => t(`words.role.${row.role}`) },
        {
          key: "partners",
          header: t("people.column.partners"),
          prose: true,
          cell: (row) =>
            row.partners.length === 0
              ? "–"
              : row.partners
                  .map((iso3) => partners.get(iso3) ?? iso3)
                  .toSorted(format.compare)
                  .join(", "),
        },
        {
          key: "state",
          header: t("people.column.state"),
          cell: (row) => <AccountStateBadge account={row} />,
        },
        {
          key: "seen",
          header: t("people.column.seen"),
          numeric: true,
          cell: (row) => (row.lastSeenAt === null ? t("people.never") : format.instant(row.lastSeenAt)),
        },
      ]}
    />
  );
}
