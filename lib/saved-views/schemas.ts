import { z } from "zod";
import { VIEW_NAME_LIMIT } from "@/lib/saved-views/constants";
import { viewAddress } from "@/lib/saved-views/rules";

const name = z
  .string()
  .trim()
  .min(1, "saved_view.name.missing")
  .max(VIEW_NAME_LIMIT, "saved_view.name.too_long")
  // A name is a line: no text of the database holds a NUL, and none of ours another control character.
  .regex(/^\P{Cc}*$/u, "saved_view.name.unfit");
const shared = z.enum(["yes", "no"]).default("no");
const read = {
  id: z.coerce.number().int().positive(),
  version: z.coerce.number().int().positive(),
};

/** A view to be kept. Messages are keys below `failures`. */
export const saveViewSchema = z.object({
  requestKey: z.uuid(),
  name,
  address: z.string().transform((asked, context) => {
    const address = viewAddress(asked);
    if (address !== null) return address;
    context.addIssue({ code: "custom", message: "saved_view.address.not_allowed" });
    return z.NEVER;
  }),
  shared,
});
export type SaveViewInput = z.infer<typeof saveViewSchema>;

export const renameViewSchema = z.object({ ...read, name });
export type RenameViewInput = z.infer<typeof renameViewSchema>;

export const shareViewSchema = z.object({ ...read, shared: z.enum(["yes", "no"]) });
export type ShareViewInput = z.infer<typeof shareViewSchema>;

export const deleteViewSchema = z.object(read);
export type DeleteViewInput = z.infer<typeof deleteViewSchema>;

/** The view to begin with; none is the overview. */
export const chooseStartViewSchema = z.object({
  view: z.union([z.literal("").transform(() => null), z.coerce.number().int().positive()]),
});
export type ChooseStartViewInput = z.infer<typeof chooseStartViewSchema>;
