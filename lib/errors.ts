/** What can go wrong without anybody having made a mistake in the code. */
export type FailureKind = "invalid" | "forbidden" | "not_found" | "conflict" | "refused";

export interface Failure {
  kind: FailureKind;
  /** A message key below `failures`, such as `assessment.decide.own`. */
  messageKey: string;
  /** The input field that it is about, if it is about one: `value`, or `evidence.2.file` within a list. */
  field?: string;
}

/** Whether it failed because somebody else was faster: there is something newer, or nothing any more. */
export function isOvertaken({ kind }: Failure): boolean {
  return kind === "conflict" || kind === "not_found";
}

/** What a command answers: the result, or why there is none. */
export type Outcome<Value> = { ok: true; value: Value } | { ok: false; failure: Failure };

/** Ends a transaction with an expected failure: nothing of it stays, and the command answers with the failure. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly failure: Failure;

  constructor(kind: FailureKind, messageKey: string, field?: string) {
    super(`${kind}: ${messageKey}`);
    this.failure = field === undefined ? { kind, messageKey } : { kind, messageKey, field };
  }
}

export const notFound = () => new Refusal("not_found", "not_found");
export const conflict = () => new Refusal("conflict", "conflict");
