/** A failure that a user can run into: it travels as a value to the form, never as a stack trace. */
export type FailureKind = "invalid" | "forbidden" | "not_found" | "conflict" | "refused";

export class ExpectedFailure extends Error {
  override readonly name = "ExpectedFailure";

  constructor(
    readonly kind: FailureKind,
    /** A message key below `failures`, such as `assessment.decide.own`. */
    readonly messageKey: string,
    /** What is there now, for a conflict: shown beside what was typed. */
    readonly current?: unknown,
  ) {
    super(`${kind}: ${messageKey}`);
  }
}
