import { AREAS } from "@/lib/areas/constants";
import { pointsBetween } from "@/lib/completion/points-between";
import { none, number, share, text } from "@/lib/reports/cells";
import type { ReportBlock, ReportCell } from "@/lib/reports/document";
import type { PartnerReportData } from "@/lib/reports/load-partner";
import type { ReportOrder } from "@/lib/reports/schemas";
import type { ReportWords } from "@/lib/reports/words";

type Cell = PartnerReportData["areas"][number];

/** How far the plan has come by area, beside the earlier day. */
export function completionBlocks(
  data: Pick<PartnerReportData, "areas" | "areasBefore" | "completion" | "completionBefore">,
  { asOf, from }: Pick<ReportOrder, "asOf" | "from">,
  { t, format }: ReportWords,
): ReportBlock[] {
  const row = (
    name: string,
    now: Pick<Cell, "milestones" | "assessed" | "completion"> | undefined,
    before: { completion: number | null } | undefined,
  ): ReportCell[] => {
    const points = pointsBetween(before?.completion, now?.completion);
    const never = (cell: object | undefined) =>
      t(cell === undefined ? "changes.completion.nothing" : "changes.completion.never");
    return [
      text(name),
      number(now?.milestones ?? 0),
      number(now?.assessed ?? 0),
      share(before?.completion, never(before)),
      share(now?.completion, never(now)),
      points === null ? none("–") : number(points),
    ];
  };
  const sum = (of: "milestones" | "assessed") => data.areas.reduce((total, cell) => total + cell[of], 0);
  return [
    {
      kind: "table",
      id: "completion",
      caption: t("partners.partner.byAreaCaption"),
      columns: [
        { key: "area", header: t("partners.partner.area"), width: 4 },
        { key: "milestones", header: t("partners.column.milestones"), numeric: true, width: 2 },
        { key: "assessed", header: t("partners.column.assessed"), numeric: true, width: 2 },
        {
          key: "completion_before",
          header: t("changes.column.on", { day: format.day(from.day) }),
          numeric: true,
          width: 2,
        },
        {
          key: "completion",
          header: t("changes.column.on", { day: format.day(asOf.day) }),
          numeric: true,
          width: 2,
        },
        { key: "points", header: t("reports.doc.column.points"), numeric: true, width: 2 },
      ],
      rows: [
        ...AREAS.map((area) => {
          const of = (cell: Cell) => cell.area === area;
          return row(t(`words.area.${area}`), data.areas.find(of), data.areasBefore.find(of));
        }),
        row(
          t("partners.partner.allAreas"),
          data.completion === undefined
            ? undefined
            : { completion: data.completion, milestones: sum("milestones"), assessed: sum("assessed") },
          data.completionBefore === undefined ? undefined : { completion: data.completionBefore },
        ),
      ],
      empty: "",
    },
    { kind: "note", text: t("reports.doc.completionNote") },
  ];
}
