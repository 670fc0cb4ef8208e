"use client";
// Holds what came of a form that the page no longer has, where no script runs.

import { useActionState } from "react";
import { UNTOUCHED } from "@/lib/forms/constants";
import type { DecisionAction } from "./decision-forms";
import { DecisionReport } from "./decision-report";

interface Props {
  action: DecisionAction;
  /** Where the form was sent. */
  address: string;
  readAgain: string;
}

/**
 * Says why nothing was decided on an assessment that waits no longer: without any script the page is made anew, and the form
 * that was sent is not on it.
 */
export function OvertakenDecision({ action, address, readAgain }: Props) {
  const [state] = useActionState(action, UNTOUCHED, address);
  return <DecisionReport state={state} readAgain={readAgain} />;
}
