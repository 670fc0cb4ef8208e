import { type RefObject, useEffect } from "react";
import type { Keeping } from "../keeping";

/** Asks before the page is left with a text that could not be kept: the browser in its own words, a link of the site in these. */
export function useLeaveWarning(keeping: RefObject<Keeping | null>, question: string): void {
  useEffect(() => {
    const away = new AbortController();
    const { signal } = away;
    const isAtRisk = () => keeping.current?.isAtRisk() ?? false;
    window.addEventListener("beforeunload", (event) => isAtRisk() && event.preventDefault(), { signal });
    // A link of the site leaves no document, so that the browser does not ask.
    const follow = (event: MouseEvent) => {
      if (leavesBy(event) && isAtRisk() && !window.confirm(question)) event.preventDefault();
    };
    document.addEventListener("click", follow, { signal, capture: true });
    return () => away.abort();
  }, [keeping, question]);
}

/** Whether a click follows a link to another page in this window. */
function leavesBy({ target, ctrlKey, metaKey, shiftKey }: MouseEvent): boolean {
  if (ctrlKey || metaKey || shiftKey || !(target instanceof Element)) return false;
  return target.closest('a[href]:not([target], [href^="#"])') !== null;
}
