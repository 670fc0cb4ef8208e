import { useTranslations } from "next-intl";
import { useId } from "react";
import { DataTable } from "@/components/ui/data-table";
import { useFormat } from "@/i18n/use-format";
import type { Area } from "@/lib/areas/constants";
import { ChartFigure } from "./chart-figure";
import { ChartLegend } from "./chart-legend";
import { DeliveryByAreaChart } from "./delivery-by-area-chart";
import { deliveryFill, DeliveryPatterns } from "./delivery-fill";
import { DELIVERY_SEGMENTS, type DeliveryRow, prepareDeliveryByArea } from "./prepare-delivery-by-area";

interface Props {
  rows: readonly DeliveryRow[];
  /** The day up to which assessments count. */
  asOf: string;
  /** The milestones of an area. */
  areaHref: (area: Area) => string;
  downloadHref?: string | undefined;
}

/** What was done in each area, with its sentence and its table. */
export function DeliveryByArea({ rows: given, asOf, areaHref, downloadHref }: Props) {
  const t = useTranslations();
  const format = useFormat();
  const id = useId();
  const { rows, totals } = prepareDeliveryByArea(given);
  const named = rows.map((row) => ({ ...row, key: row.area, name: t(`words.area.${row.area}`) }));
  const all = { ...totals, key: "all", name: t("charts.deliveryByArea.total") };
  return (
    <ChartFigure
      title={t("charts.deliveryByArea.title")}
      answer={
        totals.total === 0
          ? t("charts.deliveryByArea.answer.none")
          : t("charts.deliveryByArea.answer.some", {
              completed: totals.completed,
              total: totals.total,
              notAssessed: totals.not_assessed,
            })
      }
      points={named.map(({ name, area, completed, total }) => ({
        text: t("charts.deliveryByArea.point", { area: name, completed, total }),
        href: areaHref(area),
      }))}
      legend={
        <ChartLegend
          entries={DELIVERY_SEGMENTS.map((segment) => ({
            label: t(`words.delivery.${segment}`),
            mark: (
              <>
                <DeliveryPatterns id={`${id}-${segment}`} />
                <rect x="1" y="1" width="16" height="10" {...deliveryFill(`${id}-${segment}`, segment)} />
              </>
            ),
          }))}
        />
      }
      drawing={<DeliveryByAreaChart rows={named} />}
      table={
        <DataTable
          caption={t("charts.deliveryByArea.caption")}
          rows={[...named, all]}
          rowKey={(row) => row.key}
          columns={[
            {
              key: "area",
              header: t("charts.deliveryByArea.area"),
              rowHeader: true,
              cell: (row) => row.name,
            },
            ...DELIVERY_SEGMENTS.map((segment) => ({
              key: segment,
              header: t(`words.delivery.${segment}`),
              numeric: true,
              cell: (row: (typeof named)[number] | typeof all) => format.number(row[segment]),
            })),
            {
              key: "total",
              header: t("charts.deliveryByArea.total"),
              numeric: true,
              cell: (row) => format.number(row.total),
            },
          ]}
        />
      }
      notes={[
        t("charts.figure.source"),
        t("charts.figure.milestones", { count: totals.total }),
        t("charts.figure.asOf", { day: format.day(asOf) }),
      ]}
      downloadHref={downloadHref}
    />
  );
}
