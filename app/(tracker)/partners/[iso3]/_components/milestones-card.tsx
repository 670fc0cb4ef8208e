import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/link";
import { StandingVerdict } from "@/components/milestones/standing-verdict";
import { StandingView } from "@/components/milestones/standing-view";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { DeliveryBadge } from "@/components/ui/delivery-badge";
import { RagBadge } from "@/components/ui/rag-badge";
import { getFormat } from "@/i18n/reader-format";
import { dayOf, type Reader } from "@/lib/as-of/reader";
import { parseMilestoneFilters } from "@/lib/milestones/filters";
import { listMilestones } from "@/lib/milestones/queries";

/** The partner's milestones, by code: the first page of the list that the heading's button opens. */
export async function MilestonesCard({ reader, iso3 }: { reader: Reader; iso3: string }) {
  const [t, format, { rows, total }] = await Promise.all([
    getTranslations(),
    getFormat(),
    listMilestones(reader, parseMilestoneFilters(new URLSearchParams({ partner: iso3 }))),
  ]);
  return (
    <Card
      title={t("partners.partner.milestonesTitle")}
      action={
        total > rows.length ? <p>{t("partners.partner.showing", { shown: rows.length, total })}</p> : null
      }
    >
      <DataTable
        caption={t("partners.partner.milestonesCaption")}
        rows={rows}
        rowKey={(row) => row.code}
        columns={[
          {
            key: "code",
            header: t("partners.partner.column.code"),
            rowHeader: true,
            cell: (row) => (
              <Link href={`/milestones/${row.code}`} prefetch={false}>
                {row.code}
              </Link>
            ),
          },
          {
            key: "title",
            header: t("partners.partner.column.title"),
            prose: true,
            cell: (row) => row.title,
          },
          {
            key: "area",
            header: t("partners.partner.column.area"),
            cell: (row) => t(`words.area.${row.area}`),
          },
          {
            key: "delivery",
            header: t("partners.partner.column.delivery"),
            cell: (row) => <DeliveryBadge value={row.delivery} />,
          },
          {
            key: "verdict",
            header: t("partners.partner.column.verdict"),
            cell: (row) => <StandingVerdict milestone={row} today={dayOf(reader)} />,
          },
          {
            key: "view",
            header: t("partners.partner.column.view"),
            cell: (row) => <StandingView stance={row.stance} />,
          },
          {
            key: "rag",
            header: t("partners.partner.column.rag"),
            cell: (row) => <RagBadge value={row.rag} />,
          },
          {
            key: "progress",
            header: t("partners.partner.column.progress"),
            numeric: true,
            cell: (row) =>
              row.progress === null ? t("partners.partner.noValue") : format.percent(row.progress),
          },
          {
            key: "due",
            header: t("partners.partner.column.due"),
            numeric: true,
            cell: (row) => format.day(row.dueOn),
          },
        ]}
      />
    </Card>
  );
}
