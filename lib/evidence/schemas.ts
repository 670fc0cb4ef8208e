import { z } from "zod";
import { EVIDENCE_TYPES, SOURCE_RELIABILITIES } from "@/lib/evidence/constants";

/** A link behind an assessment. Messages are keys below `failures`. */
export const evidenceSchema = z.object({
  url: z
    .string()
    .trim()
    .max(2000, "evidence.url.too_long")
    .regex(/^https?:\/\/[^\s]+$/, "evidence.url.not_a_web_address")
    .refine((value) => URL.canParse(value), "evidence.url.not_a_web_address"),
  title: z.string().trim().min(1, "evidence.title.missing").max(300, "evidence.title.too_long"),
  type: z.enum(EVIDENCE_TYPES, "evidence.type.missing"),
  reliability: z.enum(SOURCE_RELIABILITIES, "evidence.reliability.missing"),
  credibility: z.coerce
    .number("evidence.credibility.missing")
    .int()
    .min(1, "evidence.credibility.missing")
    .max(6, "evidence.credibility.missing"),
  datedOn: z.union([z.literal("").transform(() => null), z.iso.date("date.not_a_day"), z.null()]),
});
export type EvidenceInput = z.infer<typeof evidenceSchema>;
