import { isMarkedAbove } from "@/lib/markings/rules";
import type { HighestMarking } from "@/lib/markings/constants";
import type { ReportRequest } from "@/lib/reports/schemas";

/** Whether what somebody typed for a report is marked above what may be held here. */
export function isRequestMarkedAbove(
  { title, addressee, foreword }: Pick<ReportRequest, "title" | "addressee" | "foreword">,
  highest: HighestMarking,
): boolean {
  return [title, addressee, foreword].some((text) => isMarkedAbove(text, highest));
}
