import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { DownloadLink } from "@/components/ui/download-link";
import { getFormat } from "@/i18n/reader-format";
import { AREAS } from "@/lib/areas/constants";
import type { Viewer } from "@/lib/auth/viewer";
import { listCompletionByArea } from "@/lib/completion/queries";
import { milestonesHref } from "@/lib/milestones/filters";

interface Props {
  viewer: Viewer;
  iso3: string;
  exports: boolean;
}

/** How far the partner has come in each of the six areas, those without milestones included. */
export async function AreasCard({ viewer, iso3, exports }: Props) {
  const [t, chart, format, cells] = await Promise.all([
    getTranslations(),
    getTranslations("charts.figure"),
    getFormat(),
    listCompletionByArea(viewer, iso3),
  ]);
  const rows = AREAS.map((area) => ({ area, cell: cells.find((cell) => cell.area === area) ?? null }));
  return (
    <Card
      title={t("partners.partner.byArea")}
      action={
        exports ? (
          <DownloadLink
            href={`/api/export/completion-by-area.csv?partner=${iso3}`}
            label={chart("download")}
          />
        ) : null
      }
    >
      <DataTable
        caption={t("partners.partner.byAreaCaption")}
        rows={rows}
        rowKey={(row) => row.area}
        columns={[
          {
            key: "area",
            header: t("partners.partner.area"),
            rowHeader: true,
            cell: ({ area, cell }) =>
              cell === null ? (
                t(`words.area.${area}`)
              ) : (
                <Link href={milestonesHref({ partners: [iso3], areas: [area] })} prefetch={false}>
                  {t(`words.area.${area}`)}
                </Link>
              ),
          },
          {
            key: "milestones",
            header: t("partners.column.milestones"),
            numeric: true,
            cell: ({ cell }) => format.number(cell?.milestones ?? 0),
          },
          {
            key: "assessed",
            header: t("partners.column.assessed"),
            numeric: true,
            cell: ({ cell }) => format.number(cell?.assessed ?? 0),
          },
          {
            key: "completion",
            header: t("partners.column.completion"),
            numeric: true,
            cell: ({ cell }) => {
              if (cell === null) return t("partners.partner.noArea");
              return cell.completion === null ? t("partners.partner.never") : format.percent(cell.completion);
            },
          },
        ]}
      />
    </Card>
  );
}
