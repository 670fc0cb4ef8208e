import { z } from "zod";
import type { FormValues } from "@/lib/forms/constants";
import { milestoneCodeSchema } from "@/lib/milestones/schemas";

/** Texts by field, as a form sends them. PostgreSQL keeps no NUL. */
export const typedSchema: z.ZodType<FormValues> = z.record(
  z.string().max(100),
  z.string().transform((text) => text.replaceAll("\0", "")),
);

const form = {
  milestoneCode: milestoneCodeSchema,
  /** The assessment that is revised; none for a new one. */
  assessmentId: z.number().int().positive().nullable(),
};

export const keepUnfinishedSchema = z.object({
  ...form,
  formKey: z.uuid(),
  /** What the form goes on from: the version that it last kept or was opened with. */
  version: z.number().int().positive().nullable(),
  /** When it was typed, in milliseconds by the browser's clock: compared with what the same form sent before, and with nothing else. */
  typedAt: z.number().int().nonnegative(),
  typed: typedSchema,
});
export type KeepUnfinishedInput = z.infer<typeof keepUnfinishedSchema>;

export const discardUnfinishedSchema = z.object({
  milestoneCode: milestoneCodeSchema,
  assessmentId: z.union([z.literal("").transform(() => null), z.coerce.number().int().positive()]),
  /** Which of the texts: the one that the form was opened with, or what it has kept over that itself. */
  version: z.coerce.number().int().positive(),
  formKey: z.uuid(),
});
export type DiscardUnfinishedInput = z.infer<typeof discardUnfinishedSchema>;
