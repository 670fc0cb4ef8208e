import { z } from "zod";
import { AREAS } from "@/lib/areas/constants";
import { parseCode } from "@/lib/milestones/codes";
import { BASES, CHANGE_REASONS, NATURES, PLAN_LIMITS } from "@/lib/milestones/constants";
import { readFigure } from "@/lib/milestones/decimal";

/** A milestone's code as an address has it. */
export const milestoneCodeSchema = z.string().refine((text) => parseCode(text) !== null);

const quantity = (missing: string) =>
  z.string().trim().min(1, missing).transform(readFigure).pipe(z.number("milestone.quantity.not_a_number"));

const emptyAsNull = z
  .string()
  .trim()
  .transform((text) => (text === "" ? null : text));

const positiveOrNull = z.union([z.literal("").transform(() => null), z.coerce.number().int().positive()]);

const plan = {
  title: z
    .string()
    .trim()
    .min(1, "milestone.title.missing")
    .max(PLAN_LIMITS.title, "milestone.title.too_long"),
  description: z.string().trim().max(PLAN_LIMITS.description, "milestone.description.too_long"),
  basis: z.enum(BASES, "milestone.basis.missing"),
  indicator: z.string().trim().min(1, "milestone.indicator.missing").max(300, "milestone.indicator.too_long"),
  baseline: quantity("milestone.baseline.missing"),
  target: quantity("milestone.target.missing"),
  startOn: z.iso.date("date.not_a_day"),
  dueOn: z.iso.date("date.not_a_day"),
  weight: quantity("milestone.weight.missing"),
  leadInstitution: emptyAsNull.pipe(
    z.string().max(PLAN_LIMITS.leadInstitution, "milestone.lead.too_long").nullable(),
  ),
};

/** A milestone that a partner adopts, from a template of the catalogue or blank. Messages are keys below `failures`. */
export const createMilestoneSchema = z.object({
  ...plan,
  requestKey: z.uuid(),
  partner: z.string().regex(/^[A-Z]{3}$/, "milestone.partner.missing"),
  area: z.enum(AREAS, "milestone.area.missing"),
  templateCode: emptyAsNull,
  nature: z.enum(NATURES, "milestone.nature.missing"),
  /** The scale of a qualitative milestone. */
  scaleId: positiveOrNull,
  /** The unit of a quantitative one. */
  unit: emptyAsNull.pipe(z.string().max(PLAN_LIMITS.unit, "milestone.unit.too_long").nullable()),
  /** The partner's proposal that it adopts, and the version that was read. */
  proposalId: positiveOrNull.optional(),
  proposalVersion: positiveOrNull.optional(),
});
export type CreateMilestoneInput = z.infer<typeof createMilestoneSchema>;

/** An edit over the version that was read; reason and explanation are needed when the agreed plan moves. */
export const editMilestoneSchema = z.object({
  ...plan,
  requestKey: z.uuid(),
  code: milestoneCodeSchema,
  version: z.coerce.number().int().positive(),
  reason: emptyAsNull.pipe(z.enum(CHANGE_REASONS).nullable()),
  explanation: z.string().trim().max(2000, "milestone.explanation.too_long"),
});
export type EditMilestoneInput = z.infer<typeof editMilestoneSchema>;
