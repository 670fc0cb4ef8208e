import { useTranslations } from "next-intl";
import type { Measure } from "@/components/milestones/measure";
import { useMeasure } from "@/components/milestones/use-measure";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { StanceBadge } from "@/components/ui/stance-badge";
import { useFormat } from "@/i18n/use-format";
import type { Milestone } from "@/lib/milestones/queries";
import styles from "./assess.module.css";

/** What the judgement is held against, in sight while it is written. */
export function AssessmentContext({ milestone, measure }: { milestone: Milestone; measure: Measure }) {
  const t = useTranslations("assess.context");
  const words = useTranslations("words.verdict");
  const format = useFormat();
  const write = useMeasure(measure);
  const { value, verdict, effectiveOn, stance, viewText } = milestone;
  const assessed = value !== null && verdict !== null && effectiveOn !== null;
  return (
    <Card title={t("title")}>
      <DefinitionList
        items={[
          { term: t("indicator"), value: milestone.indicator },
          { term: t("baseline"), value: write.value(milestone.baseline) },
          { term: t("target", { day: format.day(milestone.dueOn) }), value: write.value(milestone.target) },
          {
            term: t("last"),
            value: assessed
              ? t("lastValue", {
                  value: write.value(value),
                  day: format.day(effectiveOn),
                  verdict: words(verdict),
                })
              : t("none"),
          },
          ...(stance === null
            ? []
            : [
                {
                  term: t("view"),
                  value: (
                    <>
                      <StanceBadge value={stance} />
                      {viewText ? <p className={styles.viewText}>{viewText}</p> : null}
                    </>
                  ),
                },
              ]),
        ]}
      />
    </Card>
  );
}
