import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { useFormat } from "@/i18n/use-format";
import type { Area } from "@/lib/areas/constants";
import { type Slip, SLIPS } from "@/lib/milestones/slips";
import { ChartFigure } from "./chart-figure";
import { ChartLegend } from "./chart-legend";
import { DrawnTwice } from "./drawn-twice";
import { prepareSlippage, type SlippageCount } from "./prepare-slippage";
import { SlippageDrawing } from "./slippage-drawing";
import styles from "./slippage.module.css";

interface Props {
  rows: readonly SlippageCount[];
  /** The milestones behind a number: of an area or of all, of a step or of all. */
  hrefOf: (area: Area | null, slip: Slip | null) => string;
  /** The same of an earlier day, as it was believed then. */
  before: { day: string; rows: readonly SlippageCount[] } | null;
  asOf: string;
  downloadHref?: string | undefined;
}

/** How far the due dates of each area have moved from those first agreed, in steps. */
export function SlippageByArea({ rows: given, hrefOf, before, asOf, downloadHref }: Props) {
  const t = useTranslations();
  const format = useFormat();
  const { rows, totals } = prepareSlippage(given);
  const earlier = before && {
    day: format.day(before.day),
    ...prepareSlippage(before.rows).totals,
  };
  const named = rows.map(({ area, counts, total }) => ({
    ...{ key: area, area, counts, total },
    name: t(`words.area.${area}`),
  }));
  const all = { key: "all", area: null, counts: totals, total: totals.total, name: t("schedule.all") };
  const counted = (area: Area | null, slip: Slip | null, count: number) =>
    count === 0 ? (
      format.number(0)
    ) : (
      <Link href={hrefOf(area, slip)} prefetch={false}>
        {format.number(count)}
      </Link>
    );
  return (
    <ChartFigure
      title={t("schedule.slippage.title")}
      answer={[
        totals.total === 0
          ? t("schedule.slippage.answer.none")
          : t("schedule.slippage.answer.some", {
              ...{ later: totals.later, total: totals.total, more: totals.more, earlier: totals.earlier },
            }),
        earlier &&
          t("schedule.slippage.answer.before", {
            ...{ day: earlier.day, later: earlier.later, total: earlier.total, more: earlier.more },
          }),
      ]
        .filter(Boolean)
        .join(" ")}
      points={rows.flatMap(({ area, parts, total }) =>
        parts.map(({ slip, count }) => ({
          text: t("schedule.slippage.point", {
            ...{ area: t(`words.area.${area}`), slip: t(`words.slip.${slip}`), count, total },
          }),
          href: hrefOf(area, slip),
        })),
      )}
      legend={
        totals.total === 0 ? null : (
          <ChartLegend
            entries={SLIPS.map((slip) => ({
              label: t(`words.slip.${slip}`),
              mark: <rect className={styles.part} data-slip={slip} x="1" y="1" width="16" height="10" />,
            }))}
          />
        )
      }
      drawing={
        totals.total === 0 ? null : (
          <DrawnTwice draw={(names) => <SlippageDrawing rows={rows} names={names} />} />
        )
      }
      table={
        <DataTable
          caption={t("schedule.slippage.caption")}
          rows={[...named, all]}
          rowKey={({ key }) => key}
          columns={[
            { key: "area", header: t("milestones.column.area"), rowHeader: true, cell: ({ name }) => name },
            ...SLIPS.map((slip) => ({
              key: slip,
              header: t(`words.slip.${slip}`),
              numeric: true,
              cell: ({ area, counts }: (typeof named)[number] | typeof all) =>
                counted(area, slip, counts[slip]),
            })),
            {
              key: "total",
              header: t("schedule.all"),
              numeric: true,
              cell: ({ area, total }) => counted(area, null, total),
            },
          ]}
        />
      }
      notes={[
        t("schedule.source"),
        t("charts.figure.milestones", { count: totals.total }),
        t("charts.figure.asOf", { day: format.day(asOf) }),
      ]}
      downloadHref={downloadHref}
    />
  );
}
