import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/link";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { DownloadLink } from "@/components/ui/download-link";
import { getFormat } from "@/i18n/reader-format";
import { AREAS } from "@/lib/areas/constants";
import type { Reader } from "@/lib/as-of/reader";
import { listCompletionByArea } from "@/lib/completion/queries";
import { milestonesHref } from "@/lib/milestones/filters";
import { loadCompletion } from "./load-completion";

interface Props {
  reader: Reader;
  iso3: string;
  exports: boolean;
}

/** How far the partner has come in each of the six areas, those without milestones included, and in all together. */
export async function AreasCard({ reader, iso3, exports }: Props) {
  const [t, format, cells, quarters] = await Promise.all([
    getTranslations(),
    getFormat(),
    listCompletionByArea(reader, iso3),
    loadCompletion(reader, iso3),
  ]);
  const rows = [
    ...AREAS.map((area) => ({
      key: area,
      name: t(`words.area.${area}`),
      href: milestonesHref({ partners: [iso3], areas: [area] }),
      figures: cells.find((cell) => cell.area === area),
    })),
    {
      key: "all",
      name: t("partners.partner.allAreas"),
      href: milestonesHref({ partners: [iso3] }),
      figures: quarters.find((quarter) => quarter.running),
    },
  ];
  return (
    <Card
      title={t("partners.partner.byArea")}
      action={
        exports ? (
          <DownloadLink
            href={`/api/export/completion-by-area.csv?partner=${iso3}`}
            label={t("charts.figure.download")}
          />
        ) : null
      }
    >
      <DataTable
        caption={t("partners.partner.byAreaCaption")}
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          {
            key: "area",
            header: t("partners.partner.area"),
            rowHeader: true,
            cell: ({ name, href, figures }) =>
              figures === undefined ? (
                name
              ) : (
                <Link href={href} prefetch={false}>
                  {name}
                </Link>
              ),
          },
          {
            key: "completion",
            header: t("partners.column.completion"),
            numeric: true,
            cell: ({ figures }) => {
              if (figures === undefined) return t("partners.nothing");
              return figures.completion === null ? t("partners.never") : format.percent(figures.completion);
            },
          },
          {
            key: "milestones",
            header: t("partners.column.milestones"),
            numeric: true,
            cell: ({ figures }) => format.number(figures?.milestones ?? 0),
          },
          {
            key: "assessed",
            header: t("partners.column.assessed"),
            numeric: true,
            cell: ({ figures }) => format.number(figures?.assessed ?? 0),
          },
        ]}
      />
    </Card>
  );
}
