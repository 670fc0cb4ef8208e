import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { DownloadLink } from "@/components/ui/download-link";
import { Link } from "@/components/ui/link";
import { StandingBadge } from "@/components/ui/standing-badge";
import { getFormat } from "@/i18n/reader-format";
import { earlierReader } from "@/lib/analysis/compared";
import { type AnalysisFilters, analysisHref, analysisQuery, milestonesBehind } from "@/lib/analysis/filters";
import { listStands, type Stand } from "@/lib/analysis/queries";
import { AREAS } from "@/lib/areas/constants";
import type { Reader } from "@/lib/as-of/reader";
import type { MilestoneFilters } from "@/lib/milestones/filters";
import { listPartners, type PartnerRow } from "@/lib/partners/queries";

interface Props {
  reader: Reader;
  filters: AnalysisFilters;
  exports: boolean;
}

/** The figures that are counted, each with the list that is as long as it says. */
const COUNTED: Readonly<
  Record<"milestones" | "fulfilled" | "overdue" | "reversed" | "neverAssessed", Partial<MilestoneFilters>>
> = {
  milestones: {},
  fulfilled: { verdicts: ["fulfilled"], commitments: ["committed", "paused"] },
  overdue: { due: "overdue", sort: "due" },
  reversed: { reversed: true, sort: "reversed", descending: true },
  neverAssessed: { deliveries: ["not_assessed"], commitments: ["committed"] },
};

interface Row {
  key: string;
  name: string;
  cell: (partner: PartnerRow, stand: Stand | undefined) => ReactNode;
}

/** What each chosen partner has achieved, beside what its own plan foresees by the day; a column each, in the order chosen. */
export async function ComparedStands({ reader, filters, exports }: Props) {
  const earlier = earlierReader(reader, filters);
  const [t, words, milestones, format, stands, before, all] = await Promise.all([
    getTranslations("analysis.compare"),
    getTranslations("words"),
    getTranslations("milestones"),
    getFormat(),
    listStands(reader, filters, "partner"),
    earlier === null ? [] : listStands(earlier, filters, "partner"),
    listPartners(reader),
  ]);
  const partners = filters.partners.flatMap((code) => all.filter(({ iso3 }) => iso3 === code));
  const standOf = ({ iso3 }: PartnerRow, area: Stand["area"]) =>
    stands.find((stand) => stand.partner === iso3 && stand.area === area);
  const percent = (share: number | null | undefined) =>
    share === null || share === undefined ? t("noValue") : format.percent(share);
  const gap = (stand: Stand | undefined) => {
    if (stand === undefined || stand.achieved === null || stand.planned === null) return t("noValue");
    const points = Math.round(stand.achieved * 100) - Math.round(stand.planned * 100);
    return t("points", {
      direction: points < 0 ? "behind" : points > 0 ? "ahead" : "even",
      points: Math.abs(points),
    });
  };
  const moved = (days: number) =>
    days < 0 ? milestones("earlier", { days: -days }) : milestones("slippage", { days });
  const rows: Row[] = [
    {
      key: "standing",
      name: t("standing"),
      cell: ({ standing }) => (standing === null ? t("noValue") : <StandingBadge value={standing} />),
    },
    { key: "achieved", name: t("achieved"), cell: (_, stand) => percent(stand?.achieved) },
    ...(earlier === null
      ? []
      : [
          {
            key: "before",
            name: t("before", { day: format.day(earlier.asOf.day) }),
            cell: ({ iso3 }: PartnerRow) =>
              percent(before.find(({ partner, area }) => partner === iso3 && area === null)?.achieved),
          },
        ]),
    { key: "planned", name: t("planned"), cell: (_, stand) => percent(stand?.planned) },
    { key: "gap", name: t("gap"), cell: (_, stand) => gap(stand) },
    {
      key: "slippage",
      name: t("slippage"),
      cell: ({ iso3 }, stand) =>
        stand === undefined || stand.slippage === null ? (
          t("noValue")
        ) : (
          <Link href={analysisHref("schedule", { ...filters, partners: [iso3] })} prefetch={false}>
            {moved(Math.round(stand.slippage))}
          </Link>
        ),
    },
    ...(["milestones", "fulfilled", "overdue", "reversed", "neverAssessed"] as const).map((figure) => ({
      key: figure,
      name: t(figure),
      cell: ({ iso3 }: PartnerRow, stand: Stand | undefined) => (
        <Link href={milestonesBehind({ ...filters, partners: [iso3] }, COUNTED[figure])} prefetch={false}>
          {format.number(stand?.[figure] ?? 0)}
        </Link>
      ),
    })),
    ...AREAS.filter((area) => filters.areas.length === 0 || filters.areas.includes(area)).map((area) => ({
      key: area,
      name: words(`area.${area}`),
      cell: (partner: PartnerRow) => {
        const stand = standOf(partner, area);
        if (stand === undefined) return t("noMilestones");
        return (
          <Link
            href={milestonesBehind({ ...filters, partners: [partner.iso3], areas: [area] })}
            prefetch={false}
          >
            {t("areaOf", { achieved: percent(stand.achieved), planned: percent(stand.planned) })}
          </Link>
        );
      },
    })),
  ];
  return (
    <Card
      title={t("title")}
      action={
        exports ? (
          <DownloadLink href={`/api/export/comparison.csv?${analysisQuery(filters)}`} label={t("download")} />
        ) : null
      }
    >
      <p>{t("lead")}</p>
      <DataTable
        caption={t("caption")}
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          { key: "figure", header: t("figure"), rowHeader: true, cell: ({ name }) => name },
          ...partners.map((partner) => ({
            key: partner.iso3,
            header: format.country(partner.iso2),
            numeric: true,
            cell: ({ cell }: Row) => cell(partner, standOf(partner, null)),
          })),
        ]}
      />
    </Card>
  );
}
