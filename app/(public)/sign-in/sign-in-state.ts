/** What the form shows after an attempt; the password is never part of it. */
export interface SignInState {
  /** Counts attempts, so that the form is drawn anew after each. */
  attempt: number;
  email: string;
  fault: { kind: "missing" } | { kind: "wrong" } | { kind: "limited"; minutes: number } | null;
}

export const FIRST_ATTEMPT: SignInState = { attempt: 0, email: "", fault: null };
