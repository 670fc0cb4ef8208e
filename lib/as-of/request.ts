import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import type { Reader } from "@/lib/as-of/reader";
import { type AsOf, isFault, parseAsOf, showsPast } from "@/lib/as-of/rules";
import { requireViewer } from "@/lib/auth/session";
import { today } from "@/lib/periods/today";

/**
 * The past day that the address of the page asks for, or null for the present; the proxy passes the address on. What cannot be shown,
 * and pages that are always of today, are shown as of today, and the frame says so.
 */
export const getPastDay = cache(async (): Promise<AsOf | null> => {
  const address = (await headers()).get("x-pathname") ?? "/";
  const { pathname, searchParams } = new URL(address, "http://localhost");
  const parsed = showsPast(pathname) ? parseAsOf(searchParams, today()) : null;
  return isFault(parsed) ? null : parsed;
});

/** Who is asking, and for which day; somebody who is not signed in is sent to do so and comes back to the same day. */
export const requireReader = cache(async (): Promise<Reader> => {
  const [viewer, asOf] = await Promise.all([requireViewer(), getPastDay()]);
  return asOf === null ? viewer : { ...viewer, asOf };
});
