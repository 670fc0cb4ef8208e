import { asc, count, desc, eq, isNull, sql } from "drizzle-orm";
import { asViewer, type Transaction } from "@/db/client";
import { milestones, milestoneTemplates, scales, scaleStages } from "@/db/schema";
import type { Viewer } from "@/lib/auth/viewer";
import { readStages } from "@/lib/catalogue/store";

const brief = {
  code: milestoneTemplates.code,
  area: milestoneTemplates.areaCode,
  title: milestoneTemplates.title,
  nature: milestoneTemplates.nature,
};

/** The templates that any partner may adopt, in the order of their codes. */
export function listTemplates(viewer: Viewer) {
  return asViewer(viewer, (tx) =>
    tx
      .select(brief)
      .from(milestoneTemplates)
      .where(isNull(milestoneTemplates.retiredAt))
      .orderBy(asc(milestoneTemplates.code)),
  );
}

/** Every template, the retired ones too, with how many milestones came from each. */
export function listCatalogue(viewer: Viewer) {
  return asViewer(viewer, async (tx) => {
    const rows = await tx
      .select({
        ...brief,
        indicator: milestoneTemplates.indicator,
        unit: milestoneTemplates.unit,
        scale: scales.code,
        scaleVersion: scales.version,
        isOwn: milestoneTemplates.isOwn,
        retiredAt: milestoneTemplates.retiredAt,
      })
      .from(milestoneTemplates)
      .leftJoin(scales, eq(scales.id, milestoneTemplates.scaleId))
      .orderBy(asc(milestoneTemplates.code));
    const used = await tx
      .select({ code: milestones.templateCode, milestones: count() })
      .from(milestones)
      .groupBy(milestones.templateCode);
    const uses = new Map(used.map((each) => [each.code, each.milestones]));
    return rows.map((row) => ({ ...row, milestones: uses.get(row.code) ?? 0 }));
  });
}
export type CatalogueRow = Awaited<ReturnType<typeof listCatalogue>>[number];

/** One template whole, to start a milestone from or to be changed, with the scale that measures it; null when there is none. */
export function getTemplate(viewer: Viewer, code: string) {
  return asViewer(viewer, async (tx) => {
    if (!/^[A-Z]{3}-[0-9]{2}$/.test(code)) return null;
    const [found] = await tx
      .select({ template: milestoneTemplates, scaleCode: scales.code, scaleVersion: scales.version })
      .from(milestoneTemplates)
      .leftJoin(scales, eq(scales.id, milestoneTemplates.scaleId))
      .where(eq(milestoneTemplates.code, code));
    if (found === undefined) return null;
    const { template, scaleCode, scaleVersion } = found;
    if (template.scaleId === null || scaleCode === null || scaleVersion === null)
      return { ...template, scale: null };
    const stages = await readStages(tx, [template.scaleId]);
    return { ...template, scale: { id: template.scaleId, code: scaleCode, version: scaleVersion, stages } };
  });
}
export type Template = NonNullable<Awaited<ReturnType<typeof getTemplate>>>;

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
export type Scale = Awaited<ReturnType<typeof listScales>>[number];

/** The versions of a scale, the latest first, with their stages and what is measured on each; empty when there is no such scale. */
export function listScaleVersions(viewer: Viewer, code: string) {
  return asViewer(viewer, async (tx) => {
    const versions = await tx
      .select({
        id: scales.id,
        version: scales.version,
        milestones: sql<number>`(select count(*)::int from milestones m where m.scale_id = scales.id)`,
        templates: sql<number>`(select count(*)::int from milestone_templates t where t.scale_id = scales.id)`,
      })
      .from(scales)
      .where(eq(scales.code, code))
      .orderBy(desc(scales.version));
    const stages = await stagesOf(tx, versions);
    return versions.map((each) => ({ ...each, stages: stages.filter(({ scaleId }) => scaleId === each.id) }));
  });
}
export type ScaleVersionRow = Awaited<ReturnType<typeof listScaleVersions>>[number];

function stagesOf(tx: Transaction, versions: readonly { id: number }[]) {
  if (versions.length === 0) return Promise.resolve([]);
  return readStages(
    tx,
    versions.map(({ id }) => id),
  );
}
