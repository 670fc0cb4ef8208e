import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/link";
import { Card } from "@/components/ui/card";
import { type Column, DataTable } from "@/components/ui/data-table";
import { getFormat } from "@/i18n/reader-format";
import { type MilestoneFilters, milestonesHref } from "@/lib/milestones/filters";
import { MilestoneName } from "./milestone-name";

interface Named {
  code: string;
  title: string;
  partnerIso2: string;
}

interface Props<Row> {
  /** Which list it is: where its title and the other words stand in the messages. */
  words: "dueSoon" | "decisions" | "rechecks";
  /** The whole list that this one is the beginning of. */
  all: Partial<MilestoneFilters>;
  /** How many the whole list has, where the link to it says so. */
  total?: number;
  rows: readonly Row[];
  /** What stands beside the milestone's name. */
  columns: readonly Column<Row>[];
}

/** The first few milestones of a list, with the way to all of them. */
export async function ShortListCard<Row extends Named>({ words, all, total = 0, rows, columns }: Props<Row>) {
  const [t, format] = await Promise.all([getTranslations("overview"), getFormat()]);
  return (
    <Card
      title={t(`${words}.title`)}
      action={
        <Link href={milestonesHref(all)} prefetch={false}>
          {t(`${words}.all`, { total })}
        </Link>
      }
    >
      {rows.length === 0 ? (
        <p>{t(`${words}.none`)}</p>
      ) : (
        <DataTable
          caption={t(`${words}.caption`)}
          rows={rows}
          rowKey={(row) => row.code}
          columns={[
            {
              key: "milestone",
              header: t("column.milestone"),
              rowHeader: true,
              cell: (row) => (
                <MilestoneName code={row.code} title={row.title} partner={format.country(row.partnerIso2)} />
              ),
            },
            ...columns,
          ]}
        />
      )}
    </Card>
  );
}
