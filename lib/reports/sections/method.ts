import { RAG_RULE_VERSION } from "@/lib/milestones/rules";
import { FORECAST_RULE_VERSION } from "@/lib/forecast/constants";
import type { ReportBlock } from "@/lib/reports/document";
import type { ReportWords } from "@/lib/reports/words";

/** How the figures are made, in so many sentences as who only has the report needs. */
export function methodBlocks({ t }: ReportWords): ReportBlock[] {
  return [
    {
      kind: "list",
      items: [
        t("reports.doc.method.own"),
        t("reports.doc.method.persons"),
        t("reports.doc.method.completion"),
        t("reports.doc.method.rag", { version: RAG_RULE_VERSION }),
        t("reports.doc.method.forecast", { version: FORECAST_RULE_VERSION }),
        t("reports.doc.method.grades"),
      ],
    },
  ];
}
