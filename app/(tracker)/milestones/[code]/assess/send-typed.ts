import type { KeptAnswer, NotKept } from "./keeping";

/** Above this a browser does not let a page that is left take a message along. */
const MOST_TO_TAKE_ALONG = 60_000;

/** How long an answer may take before the connection counts as gone. */
const PATIENCE = 10_000;

const WHY: Readonly<Record<number, NotKept>> = {
  401: "signed_out",
  403: "closed",
  404: "closed",
  409: "another_window",
  410: "recorded",
  413: "too_large",
  422: "marked",
};

/** Sends a text to be kept, in a way that outlives the page; what it answers says how it went. */
export async function sendTyped(content: object, givenUp: AbortSignal): Promise<KeptAnswer> {
  const body = JSON.stringify(content);
  // A browser that knows itself cut off would only report one more failure.
  if (!navigator.onLine) return { kept: false, why: "offline", version: null };
  try {
    const response = await fetch("/api/unfinished", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
      keepalive: new Blob([body]).size <= MOST_TO_TAKE_ALONG,
      signal: AbortSignal.any([givenUp, AbortSignal.timeout(PATIENCE)]),
    });
    const content: unknown = await response.json().catch(() => null); // No answer of ours: its status says enough.
    return answerOf(response.status, content);
  } catch {
    return { kept: false, why: "offline", version: null };
  }
}

/** Reads an answer of the address that keeps. */
export function answerOf(status: number, content: unknown): KeptAnswer {
  const said = typeof content === "object" && content !== null ? content : {};
  const version = "version" in said && typeof said.version === "number" ? said.version : null;
  const at = "keptAt" in said && typeof said.keptAt === "string" ? said.keptAt : null;
  if (status === 200 && version !== null && at !== null) return { kept: true, version, at };
  return { kept: false, why: WHY[status] ?? "broken", version };
}
