import { z } from "zod";
import {
  EVIDENCE_TYPES,
  LONGEST_NOTE,
  LONGEST_STRIKE_REASON,
  SOURCE_RELIABILITIES,
} from "@/lib/evidence/constants";

/** An empty field, or none, says that there is nothing. */
const orNull = <Schema extends z.ZodType>(schema: Schema) =>
  z.union([z.literal("").transform(() => null), schema, z.null()]);

/** A file as a form names it: what was just sent by its upload, what the assessment has already by its content. */
const fileReference = z.union([z.uuid(), z.string().regex(/^[0-9a-f]{64}$/)], "evidence.file.gone");

/** A link or a file behind an assessment. Messages are keys below `failures`. */
export const evidenceSchema = z
  .object({
    url: orNull(
      z
        .string()
        .trim()
        .max(2000, "evidence.url.too_long")
        .regex(/^https?:\/\/[^\s]+$/, "evidence.url.not_a_web_address")
        .refine((value) => URL.canParse(value), "evidence.url.not_a_web_address"),
    ).optional(),
    file: orNull(fileReference).optional(),
    title: z.string().trim().min(1, "evidence.title.missing").max(300, "evidence.title.too_long"),
    type: z.enum(EVIDENCE_TYPES, "evidence.type.missing"),
    reliability: z.enum(SOURCE_RELIABILITIES, "evidence.reliability.missing"),
    credibility: z.coerce
      .number("evidence.credibility.missing")
      .int()
      .min(1, "evidence.credibility.missing")
      .max(6, "evidence.credibility.missing"),
    datedOn: orNull(z.iso.date("date.not_a_day")),
    note: z
      .string()
      .trim()
      .max(LONGEST_NOTE, "evidence.note.too_long")
      .transform((text) => (text === "" ? null : text))
      .nullish(),
  })
  .check(({ value: { url = null, file = null }, issues }) => {
    const message =
      url === null && file === null
        ? "evidence.missing"
        : url !== null && file !== null
          ? "evidence.both"
          : null;
    if (message !== null) issues.push({ code: "custom", message, path: ["url"], input: url });
  });
export type EvidenceInput = z.infer<typeof evidenceSchema>;

export const strikeEvidenceSchema = z.object({
  evidenceId: z.coerce.number().int().positive(),
  reason: z
    .string()
    .trim()
    .min(1, "evidence.strike.needs_reason")
    .max(LONGEST_STRIKE_REASON, "evidence.strike.too_long"),
});
export type StrikeEvidenceInput = z.infer<typeof strikeEvidenceSchema>;
