import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/link";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { getFormat } from "@/i18n/reader-format";
import { MilestoneName } from "../../_components/milestone-name";

interface Named {
  code: string;
  title: string;
  partnerIso2: string;
}

interface Props<Row> {
  /** Which list it is: where its title and the other words stand in the messages. */
  words: "returned" | "drafts" | "submitted" | "notAssessed" | "rechecks" | "overdue" | "next_90";
  rows: readonly Row[];
  total: number;
  rowKey: (row: Row) => string;
  /** What stands beside the milestone's name. */
  columns: readonly Column<Row>[];
  /** The whole list that this one is the beginning of. */
  allHref?: string;
  /** The way to its other pages. */
  pages?: ReactNode;
}

/** One kind of work: how much there is, its first rows, and the way to all of it; or that there is none, and what next. */
export async function WorkCard<Row extends Named>(props: Props<Row>) {
  const { words, rows, total, rowKey, columns, allHref, pages } = props;
  const [t, format] = await Promise.all([getTranslations("myWork"), getFormat()]);
  return (
    <Card
      title={t(`${words}.title`, { total })}
      action={
        allHref === undefined || total === 0 ? null : (
          <Link href={allHref} prefetch={false}>
            {t(`all.${total > rows.length ? "more" : "list"}`, { total })}
          </Link>
        )
      }
    >
      {total === 0 ? (
        <EmptyState title={t(`${words}.none`)}>{t(`${words}.noneNext`)}</EmptyState>
      ) : (
        <>
          <DataTable
            caption={t(`${words}.caption`)}
            rows={rows}
            rowKey={rowKey}
            columns={[
              {
                key: "milestone",
                header: t("column.milestone"),
                rowHeader: true,
                cell: (row) => (
                  <MilestoneName
                    code={row.code}
                    title={row.title}
                    partner={format.country(row.partnerIso2)}
                  />
                ),
              },
              ...columns,
            ]}
          />
          {pages}
        </>
      )}
    </Card>
  );
}
