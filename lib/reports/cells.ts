import type { Format } from "@/i18n/format";
import type { ReportCell } from "@/lib/reports/document";

export const text = (of: string): ReportCell => ({ type: "text", text: of });
export const number = (value: number): ReportCell => ({ type: "number", value });
export const none = (why: string): ReportCell => ({ type: "none", text: why });
/** A day, or why there is none. */
export const day = (on: string | null, why = "–"): ReportCell =>
  on === null ? none(why) : { type: "day", on };
/** A share, or why there is none. */
export const share = (value: number | null | undefined, why: string): ReportCell =>
  value === null || value === undefined ? none(why) : { type: "share", value };

/** A value as a reader has it before them. */
export function writtenCell(cell: ReportCell, format: Format): string {
  switch (cell.type) {
    case "text":
    case "none":
    case "status":
      return cell.text;
    case "number":
      return format.number(cell.value);
    case "share":
      return format.percent(cell.value);
    case "day":
      return format.day(cell.on);
    case "moment":
      return format.instant(cell.at);
  }
}

/** A value as a program reads it: numbers with a point, shares with six decimals, days by ISO 8601; null for nothing. */
export function plainCell(cell: ReportCell): string | number | null {
  switch (cell.type) {
    case "text":
    case "status":
      return cell.text;
    case "none":
      return null;
    case "number":
      return cell.value;
    case "share":
      return Number(cell.value.toFixed(6));
    case "day":
      return cell.on;
    case "moment":
      return cell.at;
  }
}
