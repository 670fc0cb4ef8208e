import { asViewer } from "@/db/client";
import { unfinishedAssessments as unfinished } from "@/db/schema";
import type { Viewer } from "@/lib/auth/viewer";
import type { FormValues } from "@/lib/forms/constants";
import { typedSchema } from "@/lib/unfinished/schemas";
import { ofForm } from "@/lib/unfinished/store";

/** What somebody typed into a form and has not saved. */
export interface Unfinished {
  typed: FormValues;
  version: number;
  keptAt: Date;
}

/** What the viewer has typed into the form of this milestone and not saved, or null. */
export function getUnfinished(
  viewer: Viewer,
  milestoneId: number,
  assessmentId: number | null,
): Promise<Unfinished | null> {
  return asViewer(viewer, async (tx) => {
    const [kept] = await tx
      .select({ typed: unfinished.typed, version: unfinished.version, keptAt: unfinished.updatedAt })
      .from(unfinished)
      .where(ofForm(viewer, milestoneId, assessmentId));
    if (kept === undefined) return null;
    return { ...kept, typed: typedSchema.parse(kept.typed) };
  });
}
