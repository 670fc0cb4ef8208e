import "server-only";
import { headers } from "next/headers";
import { getViewer } from "@/lib/auth/session";

/** Whether this request brings a form that was sent without any script. */
export async function isSentForm(): Promise<boolean> {
  return (await headers()).get("content-type")?.startsWith("multipart/form-data") ?? false;
}

/**
 * Whether this request brings a form that was sent without any script by somebody whose session has ended. A page then hands
 * everything back (`ResendForm`) before it asks who is there: going to sign in would lose it.
 */
export async function isAbandonedForm(): Promise<boolean> {
  return (await isSentForm()) && (await getViewer()) === null;
}
