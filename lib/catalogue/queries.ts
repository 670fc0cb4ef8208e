import { asc, desc, eq } from "drizzle-orm";
import { asViewer } from "@/db/client";
import { milestoneTemplates, scales, scaleStages } from "@/db/schema";
import type { Viewer } from "@/lib/auth/viewer";

/** The catalogue of milestones that any partner may adopt, in the order of their codes. */
export function listTemplates(viewer: Viewer) {
  return asViewer(viewer, (tx) =>
    tx
      .select({
        code: milestoneTemplates.code,
        area: milestoneTemplates.areaCode,
        title: milestoneTemplates.title,
        nature: milestoneTemplates.nature,
      })
      .from(milestoneTemplates)
      .orderBy(asc(milestoneTemplates.code)),
  );
}

/** One template whole, to start a milestone from; null when there is none. */
export function getTemplate(viewer: Viewer, code: string) {
  return asViewer(viewer, async (tx) => {
    if (!/^[A-Z]{3}-[0-9]{2}$/.test(code)) return null;
    const [template] = await tx.select().from(milestoneTemplates).where(eq(milestoneTemplates.code, code));
    return template ?? null;
  });
}

/** Each scale in its latest version, with its stages from the lowest. */
export function listScales(viewer: Viewer) {
  return asViewer(viewer, async (tx) => {
    const latest = await tx
      .selectDistinctOn([scales.code], { id: scales.id, code: scales.code, version: scales.version })
      .from(scales)
      .orderBy(asc(scales.code), desc(scales.version));
    const stages = await tx
      .select()
      .from(scaleStages)
      .orderBy(asc(scaleStages.scaleId), asc(scaleStages.value));
    return latest.map((scale) => ({
      ...scale,
      stages: stages.filter((stage) => stage.scaleId === scale.id),
    }));
  });
}
