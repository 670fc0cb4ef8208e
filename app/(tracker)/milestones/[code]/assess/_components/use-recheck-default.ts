import { type ChangeEvent, useRef } from "react";
import { proposedRecheck } from "@/lib/assessments/recheck";

/**
 * Proposes the day for looking again where somebody calls a milestone fulfilled, and moves it along with the day that the
 * assessment is about until they choose one of their own. Without a script the field stays empty, which means the same day.
 */
export function useRecheckDefault(effectiveOn: string | undefined) {
  const proposed = useRef(proposedRecheck(effectiveOn ?? ""));
  return ({ target, currentTarget }: ChangeEvent<HTMLFormElement>) => {
    const form: HTMLFormElement = currentTarget;
    const field = (name: string) => form.elements.namedItem(name);
    const [verdict, day, recheck] = [field("verdict"), field("effectiveOn"), field("recheckOn")];
    if (target !== verdict && target !== day) return;
    if (!(verdict instanceof HTMLSelectElement) || verdict.value !== "fulfilled") return;
    if (!(day instanceof HTMLInputElement) || !(recheck instanceof HTMLInputElement)) return;
    const next = proposedRecheck(day.value);
    if (next === null || (recheck.value !== "" && recheck.value !== proposed.current)) return;
    recheck.value = next;
    proposed.current = next;
  };
}
