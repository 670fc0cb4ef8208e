import { z } from "zod";

export const markNoticeReadSchema = z.object({ noticeId: z.coerce.number().int().positive() });
export type MarkNoticeReadInput = z.infer<typeof markNoticeReadSchema>;

/** All up to the last one that the page showed: what came since stays unread. */
export const markNoticesReadSchema = z.object({ lastNoticeId: z.coerce.number().int().positive() });
export type MarkNoticesReadInput = z.infer<typeof markNoticesReadSchema>;

/** A page of the list, as an address has it. */
export const pageSchema = z.coerce.number().int().min(1).max(100_000).catch(1);
