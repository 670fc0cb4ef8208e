import type { Stand } from "@/lib/analysis/queries";
import { AREAS } from "@/lib/areas/constants";
import { pointsBetween } from "@/lib/completion/points-between";
import type { PartnerRow } from "@/lib/partners/queries";
import { none, number, share, text } from "@/lib/reports/cells";
import type { ReportBlock } from "@/lib/reports/document";
import type { ReportOrder } from "@/lib/reports/schemas";
import type { ReportWords } from "@/lib/reports/words";

interface Partners {
  partners: readonly PartnerRow[];
  stands: readonly Stand[];
  standsBefore: readonly Stand[];
}

/** The active partners with milestones by name: no order of who is ahead. */
function byName({ partners, stands }: Pick<Partners, "partners" | "stands">, { format }: ReportWords) {
  return partners
    .flatMap(({ iso3, iso2 }) => {
      const stand = stands.find(({ partner, area }) => partner === iso3 && area === null);
      return stand === undefined ? [] : [{ iso3, name: format.country(iso2), stand }];
    })
    .toSorted((a, b) => format.compare(a.name, b.name));
}

/** How each partner stands to its own plan, beside the earlier day. */
export function partnersBlocks(
  data: Partners,
  { asOf, from }: Pick<ReportOrder, "asOf" | "from">,
  words: ReportWords,
): ReportBlock[] {
  const { t, format } = words;
  const never = t("partners.never");
  return [
    {
      kind: "table",
      id: "partners",
      caption: t("reports.doc.partnersCaption"),
      columns: [
        { key: "partner", header: t("partners.column.partner"), width: 3 },
        { key: "milestones", header: t("partners.column.milestones"), numeric: true, width: 1.7 },
        {
          key: "completion_before",
          header: t("reports.doc.column.completionOn", { day: format.day(from.day) }),
          numeric: true,
          width: 2.2,
        },
        {
          key: "completion",
          header: t("reports.doc.column.completionOn", { day: format.day(asOf.day) }),
          numeric: true,
          width: 2.2,
        },
        { key: "points", header: t("reports.doc.column.points"), numeric: true, width: 1.7 },
        { key: "planned", header: t("analysis.compare.planned"), numeric: true, width: 1.7 },
        { key: "fulfilled", header: t("analysis.compare.fulfilled"), numeric: true, width: 1.5 },
        { key: "overdue", header: t("analysis.compare.overdue"), numeric: true, width: 1.5 },
        { key: "never_assessed", header: t("analysis.compare.neverAssessed"), numeric: true, width: 1.6 },
      ],
      rows: byName(data, words).map(({ iso3, name, stand }) => {
        const before = data.standsBefore.find(({ partner, area }) => partner === iso3 && area === null);
        const points = pointsBetween(before?.achieved, stand.achieved);
        return [
          text(name),
          number(stand.milestones),
          share(before?.achieved, "–"),
          share(stand.achieved, never),
          points === null ? none("–") : number(points),
          share(stand.planned, "–"),
          number(stand.fulfilled),
          number(stand.overdue),
          number(stand.neverAssessed),
        ];
      }),
      empty: t("reports.doc.noPartners"),
    },
    { kind: "note", text: t("reports.doc.partnersNote") },
  ];
}

/** Completion of each partner's plan in each area. */
export function partnerAreasBlocks(
  data: Pick<Partners, "partners" | "stands">,
  words: ReportWords,
): ReportBlock[] {
  const { t } = words;
  return [
    {
      kind: "table",
      id: "areas",
      caption: t("charts.heatMap.title"),
      columns: [
        { key: "partner", header: t("partners.column.partner"), width: 3 },
        ...AREAS.map((area) => ({ key: area, header: t(`words.area.${area}`), numeric: true, width: 2 })),
      ],
      rows: byName(data, words).map(({ iso3, name }) => [
        text(name),
        ...AREAS.map((area) => {
          const cell = data.stands.find((stand) => stand.partner === iso3 && stand.area === area);
          return share(cell?.achieved, t(cell === undefined ? "reports.doc.noneHere" : "charts.heatMap.gap"));
        }),
      ]),
      empty: t("reports.doc.noPartners"),
    },
    { kind: "note", text: t("reports.doc.partnersNote") },
  ];
}
