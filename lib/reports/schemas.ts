import { z } from "zod";
import { parseCode } from "@/lib/milestones/codes";
import { LANGUAGES } from "@/lib/people/constants";
import { isDay } from "@/lib/periods/days";
import { REPORT_FORMATS, REPORT_LIMITS, REPORT_SECTIONS } from "@/lib/reports/constants";

const day = z.string().refine(isDay);
/** Control characters show as nothing and go, and no text of the database holds a NUL; the ends of lines stay, in one form. */
const lines = (most: number, tooLong: string) =>
  z
    .string()
    .transform((text) =>
      text
        .replace(/\r\n?/g, "\n")
        .replace(/(?![\n\t])\p{Cc}/gu, "")
        .trim(),
    )
    .pipe(z.string().max(most, tooLong));
/** What stands in a line of its own. */
const line = (most: number, tooLong: string) =>
  z
    .string()
    .transform((text) => text.replace(/[\t\n\r]+/g, " "))
    .pipe(lines(most, tooLong));
const partner = z.string().regex(/^[A-Z]{3}$/);
const sections = <const Section extends string>(of: readonly Section[]) => z.array(z.enum(of)).min(1);

/** What each kind is about, and what it can be made of. */
const aboutSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("partner"), subject: partner, sections: sections(REPORT_SECTIONS.partner) }),
  z.object({
    kind: z.literal("portfolio"),
    subject: z.literal(""),
    sections: sections(REPORT_SECTIONS.portfolio),
  }),
  // Without a partner, of all.
  z.object({
    kind: z.literal("period"),
    subject: z.union([z.literal(""), partner]),
    sections: sections(REPORT_SECTIONS.period),
  }),
  z.object({
    kind: z.literal("milestone"),
    subject: z.string().refine((code) => parseCode(code) !== null),
    sections: sections(REPORT_SECTIONS.milestone),
  }),
]);

const framed = z.object({
  title: line(REPORT_LIMITS.title, "report.title.too_long"),
  addressee: line(REPORT_LIMITS.addressee, "report.addressee.too_long"),
  foreword: lines(REPORT_LIMITS.foreword, "report.foreword.too_long"),
  language: z.enum(LANGUAGES),
  format: z.enum(REPORT_FORMATS),
});

export const reportChoicesSchema = aboutSchema.and(framed);

/** What somebody asks for; without days, of now and since the end of the quarter before. */
export type ReportRequest = z.infer<typeof reportChoicesSchema> & {
  asOf: { day: string; knownBefore: string } | null;
  /** The day with which it compares. */
  from: string | null;
};

const asOf = z.object({ day, knownBefore: z.iso.datetime() });

/** A request with everything in it that its bytes depend on but for the record itself: made again, it says the same. */
export const reportOrderSchema = reportChoicesSchema.and(
  z.object({ asOf, from: asOf, madeAt: z.iso.datetime(), madeBy: z.string() }),
);
export type ReportOrder = z.infer<typeof reportOrderSchema>;
/** An order of one kind. */
export type OrderOf<Kind extends ReportOrder["kind"]> = Extract<ReportOrder, { kind: Kind }>;

/** Issues the report that the query string of an address asks for, in which a letter can take up to twelve characters. */
export const issueReportSchema = z.object({
  requestKey: z.uuid(),
  order: z.string().min(1).max(20_000),
  background: z.literal("yes").optional(),
});
export type IssueReportInput = z.infer<typeof issueReportSchema>;
