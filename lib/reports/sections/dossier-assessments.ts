import { day, none, text } from "@/lib/reports/cells";
import type { ReportBlock } from "@/lib/reports/document";
import type { MilestoneReportData } from "@/lib/reports/load-milestone";
import { assessmentTables } from "@/lib/reports/sections/assessment-tables";
import { assessedBlocks } from "@/lib/reports/sections/assessments";
import { measuredText, type ReportWords } from "@/lib/reports/words";

/** Every accepted assessment, the latest first, each with its evidence and all that the partner said of it. */
export function dossierAssessmentsBlocks(
  { milestone, assessments, views }: MilestoneReportData,
  words: ReportWords,
): ReportBlock[] {
  const { t, format } = words;
  const told = assessments.map((assessment) => {
    const [latest, ...earlier] = views.filter(({ assessmentId }) => assessmentId === assessment.id);
    return {
      ...assessment,
      code: milestone.code,
      stance: latest?.stance ?? null,
      viewText: latest?.text ?? null,
      viewRecordedAt: latest?.recordedAt ?? null,
      earlier,
    };
  });
  if (told.length === 0) return [{ kind: "paragraph", text: t("milestone.history.empty") }];
  return [
    ...told.flatMap((assessment): ReportBlock[] => [
      { kind: "heading", text: t("milestone.assessment.about", { day: format.day(assessment.effectiveOn) }) },
      {
        kind: "facts",
        facts: [
          {
            label: t("milestone.assessment.value"),
            value: text(measuredText(words, milestone, assessment.value)),
          },
          {
            label: t("milestone.assessment.delivery"),
            value: text(t(`words.delivery.${assessment.delivery}`)),
          },
          { label: t("milestone.assessment.verdict"), value: text(t(`words.verdict.${assessment.verdict}`)) },
          {
            label: t("milestones.column.view"),
            value: assessment.stance === null ? none("–") : text(t(`words.stance.${assessment.stance}`)),
          },
          ...(assessment.recheckOn === null
            ? []
            : [{ label: t("milestones.filter.recheck"), value: day(assessment.recheckOn) }]),
        ],
      },
      ...(assessment.reopenedBecause === null
        ? []
        : [
            {
              kind: "note" as const,
              text: t("reports.doc.reopened", { reason: assessment.reopenedBecause }),
            },
          ]),
      ...assessedBlocks(assessment, words),
      ...assessment.earlier.map((view) => ({
        kind: "quote" as const,
        label: t("reports.doc.earlierView", {
          stance: t(`words.stance.${view.stance}`),
          at: format.instant(view.recordedAt),
        }),
        text: view.text ?? "",
      })),
    ]),
    ...assessmentTables(
      told,
      milestone.stages.map((stage) => ({ ...stage, code: milestone.code })),
      words,
    ),
  ];
}
