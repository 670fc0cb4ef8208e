import "server-only";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { getPastDay } from "@/lib/as-of/request";
import { getViewer } from "@/lib/auth/session";
import type { Viewer } from "@/lib/auth/viewer";
import { reportFault } from "@/lib/fault-report";
import { isOvertaken, type Outcome } from "@/lib/errors";
import {
  BROKEN,
  CONFLICT,
  type FormItem,
  type FormState,
  type FormValues,
  SESSION_ENDED,
  UNTOUCHED,
} from "@/lib/forms/constants";
import { faultsOf, pathOf, readFields, valuesOf } from "@/lib/forms/fields";
import { markingFaults } from "@/lib/forms/marking-faults";
import { getSettings } from "@/lib/installation/queries";
import type { HighestMarking } from "@/lib/markings/constants";

interface Work<Input, Value> {
  /** For the log: which action it was. */
  name: string;
  schema: z.ZodType<Input>;
  /** The lists of the form, whose fields are named `evidence[0].url`. */
  lists?: readonly string[];
  /** What the installation allows itself once this is done, where that is what changes. */
  allows?: (input: Input) => HighestMarking;
  run: (viewer: Viewer, input: Input) => Promise<Outcome<Value>>;
  /** What comes when it worked: where the reader goes, or what is told on the same page: of many things what became of each, or what is shown once. */
  next: (value: Value, input: Input, viewer: Viewer) => Next | Promise<Next>;
  /**
   * What is stored now, in the form's field names; asked after a conflict, and when it is not there any more: to those who can be
   * told nothing, null.
   */
  newer?: (viewer: Viewer, input: Input) => Promise<FormValues | null>;
}

type Next = string | { items: readonly FormItem[] } | { shown: FormValues };

/**
 * What every form's action does: who is it, what did they send, run the command, report. Whatever happens, everything typed
 * comes back, so that sending again is enough; only when the command has worked does the reader leave the page, or read there
 * what came of it.
 */
export async function runForm<Input, Value>(
  before: FormState,
  form: FormData,
  work: Work<Input, Value>,
): Promise<FormState> {
  const values = valuesOf(form);
  const state: FormState = { ...UNTOUCHED, attempt: before.attempt + 1, values };
  let target: string;
  try {
    // A page of a past day offers no form; one that was sent along with its address all the same changes nothing.
    if ((await getPastDay()) !== null) return { ...state, faults: [{ name: null, messageKey: "asOf.past" }] };
    const viewer = await getViewer();
    if (viewer === null) return { ...state, faults: [{ name: null, messageKey: SESSION_ENDED }] };

    const { input, nameOf } = readFields(values, work.lists ?? []);
    const parsed = work.schema.safeParse(input);
    if (!parsed.success) return { ...state, faults: faultsOf(parsed.error.issues, nameOf) };
    const highest = work.allows?.(parsed.data) ?? (await getSettings()).highestMarking;
    const marked = markingFaults(values, highest);
    if (marked.length > 0) return { ...state, faults: marked };

    const outcome = await work.run(viewer, parsed.data);
    if (!outcome.ok) {
      const { messageKey, field } = outcome.failure;
      const name = field === undefined ? null : nameOf(pathOf(field));
      const newer = work.newer && isOvertaken(outcome.failure) ? await work.newer(viewer, parsed.data) : null;
      return {
        ...state,
        // What was sent was weighed against an older version; sent again, it is held against the one shown beside it.
        values: newer?.version === undefined ? values : { ...values, version: newer.version },
        faults: [{ name, messageKey: newer === null ? messageKey : CONFLICT }],
        newer,
      };
    }
    const next = await work.next(outcome.value, parsed.data, viewer);
    if (typeof next !== "string") {
      if ("items" in next) refresh();
      return { ...state, values: {}, ...next };
    }
    target = next;
  } catch (error) {
    const reference = reportFault(work.name, error);
    return { ...state, faults: [{ name: null, messageKey: BROKEN }], reference };
  }
  redirect(target);
}
