import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { useFormat } from "@/i18n/use-format";
import { BandMark } from "./band-mark";
import { ChartFigure } from "./chart-figure";
import { ChartLegend } from "./chart-legend";
import { ForecastBandChart } from "./forecast-band-chart";
import { type BandPoint, prepareForecastBand } from "./prepare-forecast-band";

interface Props {
  points: readonly BandPoint[];
  fulfilled: number;
  open: number;
  /** The open milestones that the forecast is of. */
  openHref: string;
  /** The day from which is looked ahead. */
  asOf: string;
  downloadHref?: string | undefined;
}

/** How many milestones are fulfilled by the end of each quarter to come, with the band that holds it with 80 percent. */
export function ForecastBand({ points, fulfilled, open, openHref, asOf, downloadHref }: Props) {
  const t = useTranslations("charts");
  const format = useFormat();
  const { rows, top } = prepareForecastBand(points, fulfilled + open);
  const count = (value: number) => format.number(Math.round(value));
  const last = rows.at(-1);
  const words = (row: BandPoint) => ({
    quarter: format.quarter(row.quarter),
    expected: count(row.expected),
    low: count(row.low),
    high: count(row.high),
  });
  return (
    <ChartFigure
      title={t("forecastBand.title")}
      answer={
        last === undefined
          ? t("forecastBand.none")
          : t("forecastBand.answer", { ...words(last), fulfilled, all: fulfilled + open })
      }
      points={rows.map((row) => ({ text: t("forecastBand.point", words(row)), href: openHref }))}
      legend={
        <ChartLegend
          entries={[
            {
              label: t("forecastBand.expected"),
              mark: <path d="M0 6h18" strokeWidth={2} stroke="var(--chart-forecast)" />,
            },
            {
              label: t("forecastBand.band"),
              mark: <BandMark />,
            },
          ]}
        />
      }
      drawing={<ForecastBandChart rows={rows} top={top} />}
      table={
        <DataTable
          caption={t("forecastBand.caption")}
          rows={rows}
          rowKey={({ quarter }) => quarter}
          columns={[
            {
              key: "quarter",
              header: t("completionOverTime.quarter"),
              rowHeader: true,
              cell: ({ quarter }) => format.quarter(quarter),
            },
            { key: "low", header: t("forecastBand.low"), numeric: true, cell: (row) => count(row.low) },
            {
              key: "expected",
              header: t("forecastBand.expected"),
              numeric: true,
              cell: (row) => count(row.expected),
            },
            { key: "high", header: t("forecastBand.high"), numeric: true, cell: (row) => count(row.high) },
          ]}
        />
      }
      notes={[
        t("forecastBand.unit"),
        t("forecastBand.source"),
        t("figure.milestones", { count: open }),
        t("figure.asOf", { day: format.day(asOf) }),
      ]}
      downloadHref={downloadHref}
    />
  );
}
