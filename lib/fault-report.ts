/** Writes a fault of ours to the log, and answers what finds it there. */
export function reportFault(action: string, error: unknown): string {
  const reference = crypto.randomUUID().slice(0, 8);
  // A failed statement carries its parameters, which are what people sent: its cause says what went wrong without them.
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const text = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  process.stderr.write(
    `${JSON.stringify({ at: new Date().toISOString(), action, reference, error: text })}\n`,
  );
  return reference;
}
