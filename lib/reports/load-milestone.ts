import type { Reader } from "@/lib/as-of/reader";
import { listAssessments } from "@/lib/assessments/queries";
import type { Viewer } from "@/lib/auth/viewer";
import { listCommitments } from "@/lib/commitments/queries";
import { listDependencies } from "@/lib/dependencies/queries";
import { getMilestone } from "@/lib/milestones/queries";
import { listViews } from "@/lib/partner-views/queries";
import type { OrderOf } from "@/lib/reports/schemas";
import type { Step } from "@/lib/reports/steps";

/** All that the dossier of one milestone says, by the queries that feed its page; null when the viewer may not see it or it is none. */
export async function loadMilestoneReport(
  viewer: Viewer,
  { subject, asOf }: OrderOf<"milestone">,
  step: Step,
) {
  const reader: Reader = { ...viewer, asOf };
  const milestone = await step(getMilestone(reader, subject));
  if (milestone === null) return null;
  const [assessments, views, commitments, dependencies] = await Promise.all([
    step(listAssessments(reader, milestone.id)),
    step(listViews(reader, milestone.id)),
    step(listCommitments(reader, milestone.id)),
    step(listDependencies(reader, milestone.id)),
  ]);
  return {
    milestone,
    // What waits or was returned is no part of the record that others rely on.
    assessments: assessments.filter(({ state }) => state === "accepted"),
    views,
    commitments,
    dependencies,
  };
}
export type MilestoneReportData = NonNullable<Awaited<ReturnType<typeof loadMilestoneReport>>>;
