import { useTranslations } from "next-intl";
import type { Measure } from "@/components/milestones/measure";
import { useMeasure } from "@/components/milestones/use-measure";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { useFormat } from "@/i18n/use-format";
import type { Proposal } from "@/lib/proposals/queries";
import styles from "./proposal.module.css";

/** The step as the partner proposed it. */
export function ProposedPlan({ proposal, measure }: { proposal: Proposal; measure: Measure }) {
  const t = useTranslations("milestone.plan");
  const title = useTranslations("proposals")("plan");
  const format = useFormat();
  const write = useMeasure(measure);
  return (
    <Card title={title}>
      {proposal.description === "" ? null : <p className={styles.prose}>{proposal.description}</p>}
      <DefinitionList
        items={[
          { term: t("indicator"), value: proposal.indicator },
          measure.kind === "stages"
            ? { term: t("stages"), value: measure.stages.map((stage) => stage.label).join(" → ") }
            : { term: t("measuredIn"), value: write.unit },
          { term: t("baseline"), value: write.value(proposal.baseline) },
          { term: t("target"), value: write.value(proposal.target) },
          { term: t("start"), value: format.day(proposal.startOn) },
          { term: t("due"), value: format.day(proposal.dueOn) },
          { term: t("lead"), value: proposal.leadInstitution ?? t("none") },
          { term: t("template"), value: proposal.templateCode ?? t("blank") },
        ]}
      />
    </Card>
  );
}
