import { notFound } from "next/navigation";
import { answerWithFile } from "@/app/api/export/answer";
import { prepareMilestonePath } from "@/components/charts/prepare-milestone-path";
import { measuredPoints } from "@/components/milestones/measured-points";
import { listAssessments } from "@/lib/assessments/queries";
import { csvTable } from "@/lib/exports/csv-table";
import { markingOf } from "@/lib/installation/queries";
import { getMilestone } from "@/lib/milestones/queries";

const NAMES = ["milestone", "day", "measured", "planned", "marking"] as const;

/** The measured values of the milestone with this `code` against its plan: the rows of its chart. */
export function GET(request: Request): Promise<Response> {
  return answerWithFile("milestone-path", async (viewer) => {
    const milestone = await getMilestone(viewer, new URL(request.url).searchParams.get("code") ?? "");
    if (milestone === null) notFound();
    const [assessments, marking] = await Promise.all([listAssessments(viewer, milestone.id), markingOf()]);
    const accepted = assessments.filter(({ state }) => state === "accepted");
    const { rows } = prepareMilestonePath(milestone, measuredPoints(accepted), null);
    return csvTable(
      NAMES,
      rows.map(({ on, measured, planned }) => ({
        milestone: milestone.code,
        day: on,
        measured,
        planned: planned === null ? null : Number(planned.toFixed(6)),
        marking,
      })),
    );
  });
}
