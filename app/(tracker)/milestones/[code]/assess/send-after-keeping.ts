import type { SubmitEvent } from "react";
import type { Keeping } from "./keeping";

const waiting = new WeakSet<HTMLFormElement>();

/**
 * Lets a form go once nothing is on its way that could arrive after it: what is recorded or thrown away would otherwise be kept
 * once more. Keeping pauses from here on.
 */
export function sendAfterKeeping(event: SubmitEvent<HTMLFormElement>, keeping: Keeping | null): void {
  // Held back, for a file that is on its way: it would be sent all the same once the keeping has arrived.
  if (event.isDefaultPrevented()) return;
  const form = event.currentTarget;
  const { submitter } = event.nativeEvent;
  keeping?.pause();
  const arrival = keeping?.underWay() ?? null;
  if (arrival === null) return;
  event.preventDefault();
  if (waiting.has(form)) return;
  waiting.add(form);
  void arrival.then(() => {
    waiting.delete(form);
    return form.requestSubmit(submitter);
  });
}
