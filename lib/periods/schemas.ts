import { z } from "zod";
import { REOPEN_REASON_LIMIT } from "@/lib/periods/constants";
import { parseQuarter } from "@/lib/periods/rules";

/** A quarter as an address has it, `2026-Q2`; inside it is named by its first day. */
export const quarterSchema = z.string().transform((text, context) => {
  const quarter = parseQuarter(text);
  if (quarter === null) context.addIssue({ code: "custom", message: "period.not_a_quarter" });
  return quarter ?? z.NEVER;
});

const read = {
  quarter: quarterSchema,
  /** How many events of the quarter the page knew of. */
  follows: z.coerce.number().int().min(0),
};

export const closePeriodSchema = z.object(read);
export type ClosePeriodInput = z.infer<typeof closePeriodSchema>;

export const reopenPeriodSchema = z.object({
  ...read,
  reason: z
    .string()
    .trim()
    .min(1, "period.reason.missing")
    .max(REOPEN_REASON_LIMIT, "period.reason.too_long"),
  untilOn: z.iso.date("date.not_a_day"),
});
export type ReopenPeriodInput = z.infer<typeof reopenPeriodSchema>;
