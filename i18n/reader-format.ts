import { getLocale } from "next-intl/server";
import { type Format, formatFor } from "./format";

/** How this request's reader wants days, numbers and names written; for async server code. */
export async function getFormat(): Promise<Format> {
  return formatFor(await getLocale());
}
