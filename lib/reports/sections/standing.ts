import { day, none, number, share, text } from "@/lib/reports/cells";
import type { ReportBlock, ReportFact } from "@/lib/reports/document";
import type { PartnerReportData } from "@/lib/reports/load-partner";
import type { ReportWords } from "@/lib/reports/words";

/** Who the partner is, how it stands, and in how much of what it takes part. */
export function standingBlocks(data: PartnerReportData, { t, format }: ReportWords): ReportBlock[] {
  const { partner, stand } = data;
  const facts: ReportFact[] = [
    {
      label: t("partners.partner.standings"),
      value: text(
        partner.standing === null ? t("partners.noStanding") : t(`words.standing.${partner.standing}`),
      ),
    },
    { label: t("partners.partner.region"), value: text(t(`words.region.${partner.region}`)) },
    { label: t("partners.partner.signedOn"), value: day(partner.signedOn) },
    { label: t("partners.partner.milestones"), value: number(partner.milestones) },
    ...(stand === null
      ? []
      : [
          { label: t("analysis.compare.achieved"), value: share(stand.achieved, t("partners.never")) },
          {
            label: t("analysis.compare.planned"),
            value: share(stand.planned, t("partners.partner.noValue")),
          },
          { label: t("analysis.compare.fulfilled"), value: number(stand.fulfilled) },
          { label: t("analysis.compare.overdue"), value: number(stand.overdue) },
          { label: t("analysis.compare.reversed"), value: number(stand.reversed) },
          { label: t("analysis.compare.neverAssessed"), value: number(stand.neverAssessed) },
        ]),
  ];
  const since = (on: string | null) => (on === null ? none(t("partners.partner.undated")) : day(on));
  return [
    ...(partner.standing === "active"
      ? []
      : [{ kind: "note" as const, text: t("partners.partner.notActive") }]),
    { kind: "facts", facts },
    {
      kind: "table",
      id: "programmes",
      caption: t("partners.partner.programmes"),
      columns: [
        { key: "programme", header: t("milestones.filter.programme"), width: 5 },
        { key: "from", header: t("reports.doc.column.since"), numeric: true, width: 2 },
        { key: "to", header: t("reports.doc.column.until"), numeric: true, width: 2 },
      ],
      rows: partner.programmes
        .toSorted((a, b) =>
          format.compare(t(`words.programme.${a.programme}`), t(`words.programme.${b.programme}`)),
        )
        .map(({ programme, fromOn, toOn }) => [
          text(t(`words.programme.${programme}`)),
          since(fromOn),
          day(toOn),
        ]),
      empty: t("partners.partner.noProgrammes"),
    },
  ];
}
