/** What the form shows after an attempt; no password is ever part of it. */
export interface PasswordState {
  /** Counts attempts, so that the form is drawn anew after each. */
  attempt: number;
  fault:
    | { kind: "unfit"; messageKey: string; field: "password" | "repeated" }
    | { kind: "limited"; minutes: number }
    | { kind: "gone" }
    | null;
}

export const FIRST_ATTEMPT: PasswordState = { attempt: 0, fault: null };
