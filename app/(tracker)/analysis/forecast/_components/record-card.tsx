import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { getFormat } from "@/i18n/reader-format";
import type { Reader } from "@/lib/as-of/reader";
import { readRecord } from "@/lib/forecast/queries";
import type { QuestionRecord } from "@/lib/forecast/record";
import { quarterLabel } from "@/lib/periods/rules";

/** How earlier forecasts did, each made of what was known then: beside every forecast, or there is none. */
export async function RecordCard({ reader }: { reader: Reader }) {
  const [t, format, record] = await Promise.all([
    getTranslations("analysis.forecast.record"),
    getFormat(),
    readRecord(reader),
  ]);
  if (record === null) return null;
  const score = (value: number | null) =>
    value === null ? t("noValue") : format.number(Number(value.toFixed(4)));
  const brier = ({ brier: own, baseBrier }: QuestionRecord) =>
    t("against", { own: score(own), base: score(baseBrier) });
  const { bands, completion, byDue, withinYear, quarters } = record;
  const tenths = byDue.tenths.flatMap(({ forecasts, expected, came }, index) =>
    forecasts === 0 ? [] : [{ index, forecasts, foreseen: expected / forecasts, came: came / forecasts }],
  );
  return (
    <Card title={t("title")}>
      <p>
        {t("answer", {
          quarters: quarters.length,
          better: quarters.filter(({ byDue: own }) => (own.brier ?? 0) <= (own.baseBrier ?? 0)).length,
          held: bands.held,
          sets: bands.sets,
          completionHeld: completion.held,
          completionSets: completion.sets,
          share: bands.sets === 0 ? t("noValue") : format.percent(bands.held / bands.sets),
        })}
      </p>
      <DataTable
        caption={t("byQuarter")}
        captionShown
        rows={[
          ...quarters.map((each) => ({
            ...each,
            key: each.quarterOn,
            name: format.quarter(quarterLabel(each.quarterOn)),
          })),
          { key: "all", name: t("all"), byDue, withinYear },
        ]}
        rowKey={({ key }) => key}
        columns={[
          { key: "quarter", header: t("madeIn"), rowHeader: true, cell: ({ name }) => name },
          {
            key: "due",
            header: t("forecastsByDue"),
            numeric: true,
            cell: (row) => format.number(row.byDue.forecasts),
          },
          { key: "dueBrier", header: t("brierByDue"), numeric: true, cell: (row) => brier(row.byDue) },
          {
            key: "year",
            header: t("forecastsWithinYear"),
            numeric: true,
            cell: (row) => format.number(row.withinYear.forecasts),
          },
          {
            key: "yearBrier",
            header: t("brierWithinYear"),
            numeric: true,
            cell: (row) => brier(row.withinYear),
          },
        ]}
      />
      <DataTable
        caption={t("calibration")}
        captionShown
        rows={tenths}
        rowKey={({ index }) => String(index)}
        columns={[
          {
            key: "tenth",
            header: t("tenth"),
            rowHeader: true,
            cell: ({ index }) =>
              t("range", { from: format.percent(index / 10), to: format.percent((index + 1) / 10) }),
          },
          {
            key: "forecasts",
            header: t("forecasts"),
            numeric: true,
            cell: (row) => format.number(row.forecasts),
          },
          {
            key: "foreseen",
            header: t("foreseen"),
            numeric: true,
            cell: (row) => format.percent(row.foreseen),
          },
          { key: "came", header: t("came"), numeric: true, cell: (row) => format.percent(row.came) },
        ]}
      />
    </Card>
  );
}
