import { FORECAST_RULE_VERSION } from "@/lib/forecast/constants";
import { RAG_RULE_VERSION } from "@/lib/milestones/rules";
import { day, text } from "@/lib/reports/cells";
import type { ReportFact, ReportPart } from "@/lib/reports/document";
import type { ReportOrder } from "@/lib/reports/schemas";
import type { ReportWords } from "@/lib/reports/words";

/** What the file shows and how it came about: the last part of every report. */
export function aboutPart(
  order: ReportOrder,
  { subject, marking, checkCode }: { subject: string; marking: string | null; checkCode: string },
  { t }: ReportWords,
): ReportPart {
  const facts: ReportFact[] = [
    { label: t("reports.doc.about.kind"), value: text(t(`reports.kind.${order.kind}`)) },
    { label: t("reports.doc.about.subject"), value: text(subject) },
    {
      label: t("reports.doc.about.sections"),
      value: text(order.sections.map((section) => t(`reports.section.${section}`)).join(", ")),
    },
    { label: t("reports.doc.about.asOf"), value: day(order.asOf.day) },
    { label: t("reports.doc.about.knownBefore"), value: { type: "moment", at: order.asOf.knownBefore } },
    { label: t("reports.doc.about.from"), value: day(order.from.day) },
    { label: t("reports.doc.about.fromKnownBefore"), value: { type: "moment", at: order.from.knownBefore } },
    {
      label: t("reports.doc.about.rules"),
      value: text(
        t("reports.doc.about.versions", { rag: RAG_RULE_VERSION, forecast: FORECAST_RULE_VERSION }),
      ),
    },
    { label: t("reports.doc.about.madeAt"), value: { type: "moment", at: order.madeAt } },
    { label: t("reports.doc.about.madeBy"), value: text(order.madeBy) },
    ...(marking === null ? [] : [{ label: t("reports.doc.about.marking"), value: text(marking) }]),
    { label: t("reports.doc.about.checkCode"), value: text(checkCode) },
  ];
  return { id: "about", title: t("reports.doc.about.title"), blocks: [{ kind: "facts", facts }] };
}
