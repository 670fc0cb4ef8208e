import { notFound } from "next/navigation";
import { answerWithFile } from "@/app/api/export/answer";
import { prepareMilestonePath } from "@/lib/milestones/path-rules";
import { measuredPoints } from "@/components/milestones/measured-points";
import { verdictsByDay } from "@/components/milestones/verdicts-of";
import { viewsByDay } from "@/components/milestones/views-of";
import { listAssessments } from "@/lib/assessments/queries";
import { csvTable } from "@/lib/exports/csv-table";
import { markingOf } from "@/lib/installation/queries";
import { getMilestone } from "@/lib/milestones/queries";
import { listViews, type PartnerView } from "@/lib/partner-views/queries";

const NAMES = [
  "milestone",
  "day",
  "measured",
  "planned",
  "verdict",
  "reversed_on",
  "partner_view",
  "partner_view_text",
  "partner_view_on",
  "partner_view_by",
  "reopened_because",
  "marking",
] as const;

/** The measured values of the milestone with this `code` against its plan: the rows of its chart. */
export function GET(request: Request): Promise<Response> {
  return answerWithFile(request, "milestone-path", async (reader) => {
    const milestone = await getMilestone(reader, new URL(request.url).searchParams.get("code") ?? "");
    if (milestone === null) notFound();
    const [assessments, allViews, marking] = await Promise.all([
      listAssessments(reader, milestone.id),
      listViews(reader, milestone.id),
      markingOf(),
    ]);
    const accepted = assessments.filter(({ state }) => state === "accepted");
    const verdicts = verdictsByDay(accepted);
    const views = viewsByDay(accepted, allViews);
    const { rows } = prepareMilestonePath(milestone, measuredPoints(accepted), null);
    return csvTable(
      NAMES,
      rows.map(({ on, measured, planned }) => ({
        milestone: milestone.code,
        day: on,
        measured,
        planned: planned === null ? null : Number(planned.toFixed(6)),
        verdict: verdicts.get(on)?.assessment.verdict ?? null,
        reversed_on: verdicts.get(on)?.reversal?.effectiveOn ?? null,
        ...viewColumns(views.get(on)),
        reopened_because: verdicts.get(on)?.assessment.reopenedBecause ?? null,
        marking,
      })),
    );
  });
}

function viewColumns(view: PartnerView | undefined) {
  return {
    partner_view: view?.stance ?? null,
    partner_view_text: view?.text || null,
    partner_view_on: view?.recordedAt.toISOString().slice(0, 10) ?? null,
    partner_view_by: view === undefined ? null : "liaison",
  };
}
