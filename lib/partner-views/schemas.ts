import { z } from "zod";
import { needsText, STANCES, VIEW_TEXT_LIMIT } from "@/lib/partner-views/constants";

const id = z.coerce.number().int().positive();

/** A partner's view of an accepted assessment, after the one that its author read. Messages are keys below `failures`. */
export const recordViewSchema = z
  .object({
    assessmentId: id,
    requestKey: z.uuid(),
    /** The latest view that the author saw; empty when there was none. */
    follows: z.union([z.literal("").transform(() => null), id]),
    stance: z.enum(STANCES, "view.stance.missing"),
    text: z.string().trim().max(VIEW_TEXT_LIMIT, "view.text.too_long"),
  })
  .refine(({ stance, text }) => !needsText(stance) || text !== "", {
    path: ["text"],
    message: "view.text.missing",
  });
export type RecordViewInput = z.infer<typeof recordViewSchema>;
