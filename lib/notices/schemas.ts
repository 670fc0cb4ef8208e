import { z } from "zod";

export const markNoticeReadSchema = z.object({ noticeId: z.coerce.number().int().positive() });
export type MarkNoticeReadInput = z.infer<typeof markNoticeReadSchema>;

/** All up to the last one that the page showed: what came since stays unread. */
export const markNoticesReadSchema = z.object({ lastNoticeId: z.coerce.number().int().positive() });
export type MarkNoticesReadInput = z.infer<typeof markNoticesReadSchema>;
