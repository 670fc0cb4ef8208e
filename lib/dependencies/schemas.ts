import { z } from "zod";
import { parseCode } from "@/lib/milestones/codes";
import { milestoneCodeSchema } from "@/lib/milestones/schemas";

/** That a milestone waits for another one of its partner. Messages are keys below `failures`. */
export const addDependencySchema = z.object({
  milestoneCode: milestoneCodeSchema,
  requestKey: z.uuid(),
  /** The code of the other one, as somebody types it. */
  waitsFor: z
    .string()
    .trim()
    .toUpperCase()
    .min(1, "dependency.missing")
    .refine((text) => text === "" || parseCode(text) !== null, "dependency.no_code"),
});
export type AddDependencyInput = z.infer<typeof addDependencySchema>;

/** That it does not wait for it any more, over the version that was read. */
export const removeDependencySchema = z.object({
  milestoneCode: milestoneCodeSchema,
  requestKey: z.uuid(),
  dependencyId: z.coerce.number().int().positive(),
  version: z.coerce.number().int().positive(),
});
export type RemoveDependencyInput = z.infer<typeof removeDependencySchema>;
