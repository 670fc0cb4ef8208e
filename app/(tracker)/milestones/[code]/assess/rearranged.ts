import type { FormValues } from "@/lib/forms/constants";
import { rowCount } from "@/lib/forms/fields";

/**
 * What the form holds after a button that only rearranges it, for those without a script: one more row, or a row without its file.
 * Null when another button was pressed.
 */
export function rearranged({ intent, ...values }: FormValues): FormValues | null {
  if (intent === "add_row") return { ...values, [`evidence[${rowCount(values, "evidence")}].url`]: "" };
  const row = /^remove_file:(evidence\[\d+\])$/.exec(intent ?? "")?.[1];
  if (row === undefined) return null;
  return { ...values, [`${row}.file`]: "", [`${row}.fileName`]: "", [`${row}.fileSize`]: "" };
}
