import type { FormFault, FormValues } from "@/lib/forms/constants";
import type { HighestMarking } from "@/lib/markings/constants";
import { isMarkedAbove, markedAbove } from "@/lib/markings/rules";

/** What was typed with a marking above what may be held here: every field of a form is asked, so that no new one is forgotten. */
export function markingFaults(values: FormValues, highest: HighestMarking): FormFault[] {
  return Object.entries(values)
    .filter(([, text]) => isMarkedAbove(text, highest))
    .map(([name]) => ({ name, messageKey: markedAbove(highest) }));
}
