import { type RefObject, useEffect, useRef, useState } from "react";
import type { FormValues } from "@/lib/forms/constants";
import { valuesOf } from "@/lib/forms/fields";
import { type Keeping, type KeepingState, keepTyping } from "../keeping";
import { sendTyped } from "../send-typed";

/** Who and what the form is about: given anew whenever it is opened, and no part of what somebody typed. */
const NOT_TYPED: readonly string[] = ["milestoneCode", "assessmentId", "requestKey", "unfinishedVersion"];

/**
 * Keeps what is typed into the form, while it is typed and when the page is left. `opened` holds the unseen fields that the form
 * was opened with, `attempt` counts how often it was sent and came back. Without a script nothing is kept.
 */
export function useKeepTyping(form: RefObject<HTMLFormElement | null>, opened: FormValues, attempt: number) {
  const [state, tell] = useState<KeepingState | null>(null);
  const current = useRef<Keeping>(null);
  useEffect(() => {
    const element = form.current;
    if (element === null) return;
    const { milestoneCode, assessmentId, requestKey: formKey, unfinishedVersion } = opened;
    const keeping = keepTyping(
      {
        read: () => typedInto(element),
        send: (typed, version, givenUp) =>
          sendTyped(
            {
              ...{ milestoneCode, assessmentId: numberOrNull(assessmentId), formKey, version, typed },
              // Not the clock on the wall alone, which may be put back while somebody types.
              typedAt: Math.round(performance.timeOrigin + performance.now()),
            },
            givenUp,
          ),
        tell,
        after(milliseconds, work) {
          const timer = setTimeout(work, milliseconds);
          return () => clearTimeout(timer);
        },
      },
      { version: numberOrNull(unfinishedVersion), touched: isTouched(element) },
    );
    current.current = keeping;
    keeping.changed();

    const away = new AbortController();
    const { signal } = away;
    element.addEventListener("input", keeping.changed, { signal });
    // Whatever else is pressed takes the focus first: the button that signs out, too.
    element.addEventListener("focusout", keeping.now, { signal });
    document.addEventListener("visibilitychange", keeping.now, { signal });
    window.addEventListener("online", keeping.connected, { signal });
    // The first comes before the next page is asked for, which may be this one again; the other one comes after.
    window.addEventListener("beforeunload", keeping.now, { signal });
    window.addEventListener("pagehide", keeping.leave, { signal });
    // Fields that nobody typed into: rows that come and go, and files that were sent.
    const changes = new MutationObserver(keeping.changed);
    changes.observe(element, { subtree: true, childList: true, attributeFilter: ["value"] });
    return () => {
      away.abort();
      changes.disconnect();
      keeping.end();
    };
  }, [form, opened]);
  // Sent back with its faults: typing goes on.
  useEffect(() => {
    if (attempt > 0) current.current?.resume();
  }, [attempt]);
  return { state, keeping: current };
}

function typedInto(form: HTMLFormElement): FormValues {
  const typed = Object.entries(valuesOf(new FormData(form))).filter(([name]) => !NOT_TYPED.includes(name));
  return Object.fromEntries(typed);
}

/** Whether somebody typed before the script came to life, or the browser brought back what they had typed before. */
function isTouched(form: HTMLFormElement): boolean {
  return [...form.elements].some((field) => {
    if (field instanceof HTMLSelectElement)
      return [...field.options].some(({ selected, defaultSelected }) => selected !== defaultSelected);
    const written = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
    return written && field.value !== field.defaultValue;
  });
}

const numberOrNull = (text: string | undefined) => (text ? Number(text) : null);
