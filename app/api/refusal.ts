/** A file is of the person who asked, and of the moment. */
export const NEVER_KEPT = { "cache-control": "private, no-store", "x-content-type-options": "nosniff" };

/** Says in one sentence, in the reader's language, why there is no file. */
export function refusal(
  status: 400 | 401 | 403 | 404 | 410 | 503,
  sentence: string,
  headers: Record<string, string> = {},
): Response {
  return new Response(`${sentence}\n`, {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", ...NEVER_KEPT, ...headers },
  });
}
