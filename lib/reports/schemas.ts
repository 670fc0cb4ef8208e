import { z } from "zod";
import { LANGUAGES } from "@/lib/people/constants";
import { isDay } from "@/lib/periods/days";
import { REPORT_FORMATS, REPORT_KINDS, REPORT_LIMITS, REPORT_SECTIONS } from "@/lib/reports/constants";

const day = z.string().refine(isDay);
const typed = (most: number) => z.string().trim().max(most);

const choices = z.object({
  kind: z.enum(REPORT_KINDS),
  /** The partner, by its code. */
  subject: z.string().regex(/^[A-Z]{3}$/),
  sections: z.array(z.enum(REPORT_SECTIONS.partner)).min(1),
  title: typed(REPORT_LIMITS.title),
  addressee: typed(REPORT_LIMITS.addressee),
  foreword: typed(REPORT_LIMITS.foreword),
  language: z.enum(LANGUAGES),
  format: z.enum(REPORT_FORMATS),
});
export const reportChoicesSchema = choices;

/** What somebody asks for; without days, of now and since the end of the quarter before. */
export const reportRequestSchema = choices.extend({
  asOf: z.object({ day, knownBefore: z.union([z.iso.datetime(), z.literal("infinity")]) }).nullable(),
  /** The day with which it compares. */
  from: day.nullable(),
});
export type ReportRequest = z.infer<typeof reportRequestSchema>;

const asOf = z.object({ day, knownBefore: z.iso.datetime() });

/** A request with everything in it that its bytes depend on but for the record itself: made again, it says the same. */
export const reportOrderSchema = choices.extend({
  asOf,
  from: asOf,
  madeAt: z.iso.datetime(),
  madeBy: z.string(),
});
export type ReportOrder = z.infer<typeof reportOrderSchema>;
