import { useTranslations } from "next-intl";
import type { Measure } from "@/components/milestones/measure";
import { useMeasure } from "@/components/milestones/use-measure";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { useFormat } from "@/i18n/use-format";
import type { PlanField } from "@/lib/milestones/constants";
import type { Milestone } from "@/lib/milestones/queries";

interface Props {
  changes: Milestone["changes"];
  measure: Measure;
}

/** Every moved due date, baseline, target and weight, with why and by whom. */
export function PlanChanges({ changes, measure }: Props) {
  const t = useTranslations("milestone");
  const words = useTranslations("words");
  const format = useFormat();
  const write = useMeasure(measure);
  const value = (field: PlanField, text: string) => {
    if (field === "due_on") return format.day(text);
    return field === "weight" ? format.number(Number(text)) : write.value(Number(text));
  };
  return (
    <Card title={t("changes.title")}>
      {changes.length === 0 ? (
        <p>{t("changes.empty")}</p>
      ) : (
        <DataTable
          caption={t("changes.caption")}
          rows={changes}
          rowKey={(change) => String(change.id)}
          columns={[
            {
              key: "when",
              header: t("changes.when"),
              rowHeader: true,
              cell: ({ changedAt }) => format.instant(changedAt),
            },
            { key: "field", header: t("changes.field"), cell: ({ field }) => words(`planField.${field}`) },
            { key: "from", header: t("changes.from"), cell: ({ field, oldValue }) => value(field, oldValue) },
            { key: "to", header: t("changes.to"), cell: ({ field, newValue }) => value(field, newValue) },
            {
              key: "reason",
              header: t("changes.reason"),
              prose: true,
              cell: ({ reason, explanation }) => (
                <>
                  <strong>{words(`reason.${reason}`)}</strong> {explanation}
                </>
              ),
            },
            {
              key: "by",
              header: t("changes.by"),
              cell: ({ changedBy }) => changedBy ?? t("assessment.unknown"),
            },
          ]}
        />
      )}
    </Card>
  );
}
