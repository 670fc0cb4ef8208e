import type { Format } from "@/i18n/format";
import type { DatePrecision } from "@/lib/partners/constants";

/** A date of the record, written as precisely as it is known. */
export function knownDate(on: string, precision: DatePrecision, format: Pick<Format, "day" | "month">) {
  if (precision === "year") return on.slice(0, 4);
  return precision === "month" ? format.month(on) : format.day(on);
}
