import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import type { Measure } from "@/components/milestones/measure";
import { Slippage } from "@/components/milestones/slippage";
import { useMeasure } from "@/components/milestones/use-measure";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { useFormat } from "@/i18n/use-format";
import type { Milestone } from "@/lib/milestones/queries";
import styles from "./agreed-plan.module.css";

/** The plan now in force, as the partner and the programme agreed it. */
export function AgreedPlan({ milestone, measure }: { milestone: Milestone; measure: Measure }) {
  const t = useTranslations("milestone.plan");
  const words = useTranslations("words.basis");
  const format = useFormat();
  const write = useMeasure(measure);
  return (
    <Card title={t("title")}>
      {milestone.description === "" ? null : <p className={styles.prose}>{milestone.description}</p>}
      <DefinitionList
        items={[
          { term: t("basis"), value: words(milestone.basis) },
          { term: t("indicator"), value: milestone.indicator },
          measure.kind === "stages"
            ? { term: t("stages"), value: measure.stages.map((stage) => stage.label).join(" → ") }
            : { term: t("measuredIn"), value: write.unit },
          { term: t("baseline"), value: write.value(milestone.baseline) },
          { term: t("target"), value: write.value(milestone.target) },
          { term: t("start"), value: format.day(milestone.startOn) },
          { term: t("due"), value: format.day(milestone.dueOn) },
          { term: t("firstDue"), value: format.day(milestone.firstDueOn) },
          {
            term: t("slippage"),
            value: <Slippage always firstDueOn={milestone.firstDueOn} dueOn={milestone.dueOn} />,
          },
          { term: t("weight"), value: format.number(milestone.weight) },
          { term: t("lead"), value: milestone.leadInstitution ?? t("none") },
          {
            term: t("partner"),
            value: (
              <Link href={`/partners/${milestone.partner}`} prefetch={false}>
                {format.country(milestone.partnerIso2)}
              </Link>
            ),
          },
          { term: t("template"), value: milestone.templateCode ?? t("blank") },
          ...(milestone.proposalId === null
            ? []
            : [
                {
                  term: t("proposal"),
                  value: (
                    <Link href={`/proposals/${milestone.proposalId}`} prefetch={false}>
                      {t("proposalLink")}
                    </Link>
                  ),
                },
              ]),
          ...(milestone.sourceUrl === null
            ? []
            : [
                {
                  term: t("source"),
                  value: (
                    <a href={milestone.sourceUrl} rel="noopener noreferrer">
                      {t("sourceLink")}
                    </a>
                  ),
                },
              ]),
        ]}
      />
    </Card>
  );
}
