import { z } from "zod";
import { AREAS } from "@/lib/areas/constants";
import { RESULT_LEVELS, RISK_AREAS } from "@/lib/catalogue/constants";
import { EVIDENCE_TYPES } from "@/lib/evidence/constants";
import { BASES } from "@/lib/milestones/constants";
import { readFigure } from "@/lib/milestones/decimal";

const line = z.string().trim().min(1, "template.text.missing").max(300, "template.text.line_too_long");
const paragraph = z.string().trim().min(1, "template.text.missing").max(5000, "template.text.too_long");
const figure = z
  .string()
  .trim()
  .min(1, "template.text.missing")
  .transform(readFigure)
  .pipe(z.number("milestone.quantity.not_a_number"));
const orNull = <Schema extends z.ZodType>(schema: Schema) =>
  z.union([z.literal("").transform(() => null), schema]);

const content = {
  title: z.string().trim().min(1, "template.title.missing").max(300, "template.title.too_long"),
  description: paragraph,
  basis: z.enum(BASES, "milestone.basis.missing"),
  resultLevel: z.enum(RESULT_LEVELS, "template.result_level.missing"),
  indicator: line,
  /** The code of the scale whose latest version measures it; empty where it is measured in a unit. */
  scale: z.string().regex(/^[a-z0-9_]*$/),
  unit: z.string().trim().max(60, "milestone.unit.too_long"),
  baselineLow: figure,
  baselineHigh: figure,
  target: figure,
  meansOfVerification: line,
  typicalMonths: z.coerce
    .number("template.months.missing")
    .int("template.months.missing")
    .min(1, "template.months.missing")
    .max(120, "template.months.missing"),
  relatedFramework: line,
  riskArea: orNull(z.enum(RISK_AREAS)),
  evidenceTypes: z
    .array(z.object({ type: z.enum(EVIDENCE_TYPES) }))
    .min(1, "template.evidence_types.missing")
    .transform((rows) => rows.map(({ type }) => type)),
};

export const templateCodeSchema = z.string().regex(/^[A-Z]{3}-\d{2}$/);

export const addTemplateSchema = z.object({
  ...content,
  area: z.enum(AREAS, "milestone.area.missing"),
  requestKey: z.uuid(),
});
export type AddTemplateInput = z.infer<typeof addTemplateSchema>;

const version = z.coerce.number().int().positive();

export const editTemplateSchema = z.object({ ...content, code: templateCodeSchema, version });
export type EditTemplateInput = z.infer<typeof editTemplateSchema>;

export const offerTemplateSchema = z.object({
  code: templateCodeSchema,
  version,
  offered: z.enum(["yes", "no"]),
});
export type OfferTemplateInput = z.infer<typeof offerTemplateSchema>;

const label = z.string().trim().max(100, "scale.label.too_long").default("");
/** A row without any name is a stage taken away, or none yet; one with a name has both. */
const stages = z
  .array(
    z
      .object({
        place: orNull(figure).default(null),
        labelEn: label,
        labelFr: label,
        was: orNull(z.coerce.number().int().min(0)).default(null),
      })
      .check(({ value, issues }) => {
        for (const name of ["labelEn", "labelFr"] as const) {
          if (value[name] === "" && value.labelEn !== value.labelFr)
            issues.push({ code: "custom", message: "scale.label.missing", path: [name], input: value[name] });
        }
      }),
  )
  .transform((rows) => rows.filter(({ labelEn }) => labelEn !== ""));

export const scaleCodeSchema = z
  .string()
  .trim()
  .max(40, "scale.code.unfit")
  .regex(/^[a-z][a-z0-9_]*$/, "scale.code.unfit");

export const addScaleSchema = z.object({ code: scaleCodeSchema, requestKey: z.uuid(), stages });
export type AddScaleInput = z.infer<typeof addScaleSchema>;

/** `version` is the one that was read: the new one follows it. */
export const reviseScaleSchema = addScaleSchema.extend({ version });
export type ReviseScaleInput = z.infer<typeof reviseScaleSchema>;
