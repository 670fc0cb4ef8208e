import { useLocale } from "next-intl";
import { type Format, formatFor } from "./format";

/** How the reader wants days, numbers and names written; for components of either side. */
export function useFormat(): Format {
  return formatFor(useLocale());
}
