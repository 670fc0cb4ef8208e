import { z } from "zod";
import { COMMENT_MAX_LENGTH } from "@/lib/comments/constants";
import { milestoneCodeSchema } from "@/lib/milestones/schemas";

/** Line breaks stay, in one form; other control characters show as nothing and go. */
const plainText = z.string().transform((text) =>
  text
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .replace(/(?![\n\t])\p{Cc}/gu, "")
    .trim(),
);

const text = plainText.pipe(
  z.string().min(1, "comment.text.missing").max(COMMENT_MAX_LENGTH, "comment.text.too_long"),
);
/** Somebody chosen from the list beside the text, to be mentioned as well. */
const mention = plainText.pipe(z.string().max(200, "comment.mention.unknown")).default("");
const versioned = {
  commentId: z.coerce.number().int().positive(),
  version: z.coerce.number().int().positive(),
};

/** A new comment. Messages are keys below `failures`. */
export const writeCommentSchema = z.object({
  milestoneCode: milestoneCodeSchema,
  requestKey: z.uuid(),
  text,
  mention,
});
export type WriteCommentInput = z.infer<typeof writeCommentSchema>;

export const editCommentSchema = z.object({ ...versioned, text, mention });
export type EditCommentInput = z.infer<typeof editCommentSchema>;

export const deleteCommentSchema = z.object(versioned);
export type DeleteCommentInput = z.infer<typeof deleteCommentSchema>;

export const removeCommentSchema = z.object({
  ...versioned,
  reason: plainText.pipe(
    z.string().min(1, "comment.remove.needs_reason").max(500, "comment.remove.too_long"),
  ),
});
export type RemoveCommentInput = z.infer<typeof removeCommentSchema>;
