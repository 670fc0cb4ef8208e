import { readServerEnv } from "@/lib/env";
import { isLoopback } from "@/lib/loopback";

/** Whether others than this machine reach the site: by the address that people open. */
export function isReachedByOthers(): boolean {
  return !isLoopback(new URL(readServerEnv().NEXTAUTH_URL).hostname);
}
