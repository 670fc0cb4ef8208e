import { z } from "zod";
import { evidenceSchema } from "@/lib/evidence/schemas";
import { DELIVERIES, VERDICTS } from "@/lib/milestones/constants";
import { readFigure } from "@/lib/milestones/decimal";
import { milestoneCodeSchema } from "@/lib/milestones/schemas";

const id = z.coerce.number().int().positive();
const version = z.coerce.number().int().positive();
/** A form sends an empty text for what it does not have. */
const orNull = <Schema extends z.ZodType>(schema: Schema) =>
  z.union([z.literal("").transform(() => null), schema, z.null()]);

/** A new assessment, or a revised one when `assessmentId` and the `version` read are given. Messages are keys below `failures`. */
export const recordAssessmentSchema = z
  .object({
    milestoneCode: milestoneCodeSchema,
    requestKey: z.uuid(),
    assessmentId: orNull(id),
    version: orNull(version),
    intent: z.enum(["save", "submit"]),
    effectiveOn: z.iso.date("date.not_a_day"),
    value: z
      .string()
      .trim()
      .min(1, "assessment.value.missing")
      .transform(readFigure)
      .pipe(z.number("assessment.value.not_a_number")),
    delivery: z.enum(DELIVERIES, "assessment.delivery.missing"),
    verdict: z.enum(VERDICTS, "assessment.verdict.missing"),
    /** Only for what is fulfilled; the database's default where nothing is said. */
    recheckOn: orNull(z.iso.date("date.not_a_day")).optional(),
    /** Which text kept while typing the form goes on from: recording it takes that one away. */
    unfinishedVersion: orNull(version).optional(),
    narrative: z
      .string()
      .trim()
      .min(1, "assessment.narrative.missing")
      .max(10_000, "assessment.narrative.too_long"),
    evidence: z.array(evidenceSchema).max(20, "evidence.too_many"),
  })
  .refine((input) => (input.assessmentId === null) === (input.version === null), { path: ["version"] });
export type RecordAssessmentInput = z.infer<typeof recordAssessmentSchema>;

const decided = z.object({ assessmentId: id, version });

export const withdrawAssessmentSchema = decided;
export const acceptAssessmentSchema = decided;
export const returnAssessmentSchema = decided.extend({
  reason: z.string().trim().min(1, "assessment.return.needs_reason").max(2000, "assessment.return.too_long"),
});
export type WithdrawAssessmentInput = z.infer<typeof withdrawAssessmentSchema>;
export type AcceptAssessmentInput = z.infer<typeof acceptAssessmentSchema>;
export type ReturnAssessmentInput = z.infer<typeof returnAssessmentSchema>;
