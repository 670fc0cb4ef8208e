import { useFailureText } from "@/components/forms/use-failure-text";
import type { FormState, FormValues } from "@/lib/forms/constants";

interface Field {
  name: string;
  defaultValue: string;
  error: string | undefined;
}

/** Gives each field what was typed before, or what it starts with, and what is wrong with it. */
export function useFields(state: FormState, initial: FormValues): (name: string) => Field {
  const failureText = useFailureText();
  return (name) => {
    const fault = state.faults.find((candidate) => candidate.name === name);
    return {
      name,
      defaultValue: state.values[name] ?? initial[name] ?? "",
      error: fault && failureText(fault.messageKey),
    };
  };
}
