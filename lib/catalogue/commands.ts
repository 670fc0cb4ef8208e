import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { milestoneTemplates as templates, scales, scaleStages } from "@/db/schema";
import { AREA_LETTERS } from "@/lib/areas/constants";
import { audit } from "@/lib/audit/commands";
import { type AuditAction, INSTALLATION } from "@/lib/audit/constants";
import type { Viewer } from "@/lib/auth/viewer";
import { nextOwnCode, numberStages, sameStages, type Stage, stagesFault } from "@/lib/catalogue/rules";
import type {
  AddScaleInput,
  AddTemplateInput,
  EditTemplateInput,
  OfferTemplateInput,
  ReviseScaleInput,
} from "@/lib/catalogue/schemas";
import {
  auditedTemplate,
  latestScale,
  referTemplates,
  templateContent,
  type TemplateRow,
} from "@/lib/catalogue/store";
import { authorize, runCommand, waitForTwin } from "@/lib/command";
import { conflict, notFound, type Outcome, Refusal } from "@/lib/errors";

/**
 * Adds a template under the next number that is the installation's own. Sent twice with the same request key, it is added once. Fails
 * with `forbidden`, `invalid` (a field), `refused` (no number is left).
 */
export function addTemplate(viewer: Viewer, input: AddTemplateInput): Promise<Outcome<{ code: string }>> {
  return runCommand(viewer, async (tx) => {
    authorize(viewer, "catalogue.manage");
    await waitForTwin(tx, input.requestKey);
    const [repeated] = await tx
      .select({ code: templates.code })
      .from(templates)
      .where(eq(templates.requestKey, input.requestKey));
    if (repeated !== undefined) return repeated;

    const content = await templateContent(tx, input);
    const { area: areaCode, requestKey } = input;
    // Two who add to the catalogue at once take their numbers one after the other.
    await waitForTwin(tx, `template ${areaCode}`);
    const taken = await tx
      .select({ code: templates.code })
      .from(templates)
      .where(eq(templates.areaCode, areaCode));
    const code = nextOwnCode(
      AREA_LETTERS[areaCode],
      taken.map((each) => each.code),
    );
    if (code === null) throw new Refusal("refused", "template.full", "area");
    const [added] = await tx
      .insert(templates)
      .values({ ...content, code, areaCode, requestKey })
      .returning();
    if (added === undefined) throw new Error("an inserted template did not come back");
    await auditTemplate(tx, "template.add", null, added);
    return { code };
  });
}

/**
 * Changes a template over the version that was read; milestones that came from it stay as they are. Fails with `forbidden`,
 * `not_found`, `conflict`, `invalid` (a field).
 */
export function editTemplate(viewer: Viewer, input: EditTemplateInput): Promise<Outcome<{ code: string }>> {
  return changeTemplate(viewer, input, "template.edit", async (tx, before) => {
    const content = await templateContent(tx, input);
    if (content.nature !== before.nature) throw new Refusal("invalid", "form.unfit");
    return content;
  });
}

/** Offers a template no longer, or again. Fails with `forbidden`, `not_found`, `conflict`. */
export function offerTemplate(viewer: Viewer, input: OfferTemplateInput): Promise<Outcome<{ code: string }>> {
  const offered = input.offered === "yes";
  return changeTemplate(viewer, input, offered ? "template.offer" : "template.retire", (_tx, before) =>
    Promise.resolve(
      (before.retiredAt === null) === offered ? {} : { retiredAt: offered ? null : new Date() },
    ),
  );
}

function changeTemplate(
  viewer: Viewer,
  { code, version }: { code: string; version: number },
  action: AuditAction,
  wish: (tx: Transaction, before: TemplateRow) => Promise<Partial<TemplateRow>>,
): Promise<Outcome<{ code: string }>> {
  return runCommand(viewer, async (tx) => {
    authorize(viewer, "catalogue.manage");
    const [before] = await tx.select().from(templates).where(eq(templates.code, code));
    if (before === undefined) throw notFound();
    if (before.version !== version) throw conflict();
    const { nature: _nature, ...changes } = await wish(tx, before);
    const same = await Promise.all([
      auditedTemplate(tx, before),
      auditedTemplate(tx, { ...before, ...changes }),
    ]);
    if (JSON.stringify(same[0]) === JSON.stringify(same[1])) return { code };
    const [after] = await tx
      .update(templates)
      .set({ ...changes, version: version + 1 })
      .where(and(eq(templates.code, code), eq(templates.version, version)))
      .returning();
    if (after === undefined) throw conflict();
    await auditTemplate(tx, action, before, after);
    return { code };
  });
}

/**
 * Adds a scale. Sent twice with the same request key, it is added once. Fails with `forbidden`, `refused` (the code is taken, or the
 * stages do not make a scale).
 */
export function addScale(viewer: Viewer, input: AddScaleInput): Promise<Outcome<{ code: string }>> {
  return runCommand(viewer, async (tx) => {
    authorize(viewer, "catalogue.manage");
    const { code, requestKey } = input;
    await waitForTwin(tx, requestKey);
    if (await isMade(tx, requestKey)) return { code };
    if ((await latestScale(tx, code)) !== null) throw new Refusal("refused", "scale.code.taken", "code");
    const { stages } = numberStages(input.stages);
    await addVersion(tx, { code, version: 1, requestKey }, stages);
    await auditScale(tx, "scale.add", code, null, { version: 1, stages });
    return { code };
  });
}

/**
 * Makes a new version of a scale, which is what new milestones are measured on; what was measured on the one before stays so.
 * Templates go over with each stage under its new number, but for those of which a stage is there no more. Sent twice with the same
 * request key, it is made once. Fails with `forbidden`, `not_found`, `conflict` (there is a newer version), `refused` (the stages do
 * not make a scale, or nothing differs).
 */
export function reviseScale(viewer: Viewer, input: ReviseScaleInput): Promise<Outcome<{ code: string }>> {
  return runCommand(viewer, async (tx) => {
    authorize(viewer, "catalogue.manage");
    const { code, requestKey } = input;
    await waitForTwin(tx, requestKey);
    if (await isMade(tx, requestKey)) return { code };
    const before = await latestScale(tx, code);
    if (before === null) throw notFound();
    if (before.version !== input.version) throw conflict();
    const { stages, numbers } = numberStages(input.stages);
    if (sameStages(stages, before.stages)) throw new Refusal("refused", "scale.same");
    const version = before.version + 1;
    const id = await addVersion(tx, { code, version, requestKey }, stages);
    const moved = await referTemplates(tx, before.id, id, numbers);
    const was = { version: before.version, stages: before.stages.map(withoutId) };
    await auditScale(tx, "scale.revise", code, was, { version, stages, templates: moved });
    return { code };
  });
}

async function isMade(tx: Transaction, requestKey: string): Promise<boolean> {
  const made = await tx.select({ id: scales.id }).from(scales).where(eq(scales.requestKey, requestKey));
  return made.length > 0;
}

async function addVersion(
  tx: Transaction,
  scale: { code: string; version: number; requestKey: string },
  stages: readonly Stage[],
): Promise<number> {
  const fault = stagesFault(stages);
  if (fault !== null) throw new Refusal("refused", fault, "stages");
  const [added] = await tx.insert(scales).values(scale).returning({ id: scales.id });
  if (added === undefined) throw new Error("an inserted scale did not come back");
  await tx.insert(scaleStages).values(stages.map((stage) => ({ ...stage, scaleId: added.id })));
  return added.id;
}

const withoutId = ({ value, labelEn, labelFr }: Stage): Stage => ({ value, labelEn, labelFr });

function auditScale(
  tx: Transaction,
  action: AuditAction,
  code: string,
  before: object | null,
  after: object,
) {
  return audit(tx, { chain: INSTALLATION, action, entity: "scale", entityId: code, before, after });
}

async function auditTemplate(
  tx: Transaction,
  action: AuditAction,
  before: TemplateRow | null,
  after: TemplateRow,
) {
  await audit(tx, {
    chain: INSTALLATION,
    action,
    entity: "template",
    entityId: after.code,
    before: before && (await auditedTemplate(tx, before)),
    after: await auditedTemplate(tx, after),
  });
}
