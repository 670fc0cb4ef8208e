import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { useFormat } from "@/i18n/use-format";
import type { ChangeReason } from "@/lib/milestones/constants";
import { ChartFigure } from "./chart-figure";
import { MovesDrawing } from "./moves-drawing";
import { type MovesOfReason, prepareMoves } from "./prepare-moves";

interface Props {
  rows: readonly MovesOfReason[];
  /** The milestones that were moved for a reason. */
  hrefOf: (reason: ChangeReason) => string;
  asOf: string;
  downloadHref?: string | undefined;
}

/** For which reasons due dates were moved: how many days in all, by how many changes of how many milestones. */
export function MovesByReason({ rows: given, hrefOf, asOf, downloadHref }: Props) {
  const t = useTranslations();
  const format = useFormat();
  const { rows, totals, most } = prepareMoves(given);
  const spoken = (reason: ChangeReason) => t(`words.reason.${reason}`);
  const named = rows.map((row) => ({ ...row, key: row.reason, name: spoken(row.reason) }));
  const number = (key: "moves" | "daysLater" | "daysEarlier") => ({
    key,
    header: t(`schedule.reasons.${key}`),
    numeric: true,
    cell: (row: (typeof named)[number]) => format.number(row[key]),
  });
  return (
    <ChartFigure
      title={t("schedule.reasons.title")}
      answer={
        most === null
          ? t("schedule.reasons.answer.none")
          : t("schedule.reasons.answer.some", {
              ...{ moves: totals.moves, days: totals.daysLater, reason: spoken(most.reason) },
              ...{ share: format.percent(totals.daysLater === 0 ? 0 : most.daysLater / totals.daysLater) },
            })
      }
      points={named.map(({ reason, name, moves, milestones, daysLater, daysEarlier }) => ({
        text: t("schedule.reasons.point", { reason: name, moves, milestones, daysLater, daysEarlier }),
        href: hrefOf(reason),
      }))}
      drawing={most === null ? null : <MovesDrawing rows={named} />}
      table={
        <DataTable
          caption={t("schedule.reasons.caption")}
          rows={named}
          rowKey={({ key }) => key}
          columns={[
            {
              key: "reason",
              header: t("schedule.reasons.reason"),
              rowHeader: true,
              cell: ({ name }) => name,
            },
            number("moves"),
            {
              key: "milestones",
              header: t("schedule.reasons.milestones"),
              numeric: true,
              cell: ({ reason, milestones }) =>
                milestones === 0 ? (
                  format.number(0)
                ) : (
                  <Link href={hrefOf(reason)} prefetch={false}>
                    {format.number(milestones)}
                  </Link>
                ),
            },
            number("daysLater"),
            number("daysEarlier"),
          ]}
        />
      }
      notes={[
        t("schedule.sourceMoves"),
        t("schedule.reasons.count", { count: totals.moves }),
        t("schedule.reasons.unit"),
        t("charts.figure.asOf", { day: format.day(asOf) }),
      ]}
      downloadHref={downloadHref}
    />
  );
}
