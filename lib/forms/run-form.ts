import "server-only";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { getViewer } from "@/lib/auth/session";
import type { Viewer } from "@/lib/auth/viewer";
import type { Outcome } from "@/lib/errors";
import {
  BROKEN,
  CONFLICT,
  type FormState,
  type FormValues,
  SESSION_ENDED,
  UNTOUCHED,
} from "@/lib/forms/constants";
import { faultsOf, readFields, valuesOf } from "@/lib/forms/fields";

interface Work<Input, Value> {
  /** For the log: which action it was. */
  name: string;
  schema: z.ZodType<Input>;
  /** The lists of the form, whose fields are named `evidence[0].url`. */
  lists?: readonly string[];
  run: (viewer: Viewer, input: Input) => Promise<Outcome<Value>>;
  /** Where the reader goes when it worked, or what is shown in place of the form. */
  next: (value: Value, input: Input) => Next | Promise<Next>;
  /** What is stored now, in the form's field names; asked after a conflict. Null when it is not there any more. */
  newer?: (viewer: Viewer, input: Input) => Promise<FormValues | null>;
}

type Next = string | { shown: FormValues };

/**
 * What every form's action does: who is it, what did they send, run the command, report. Whatever happens, everything typed
 * comes back, so that sending again is enough; only when the command has worked does the reader leave the page, or is
 * shown what came of it.
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
    const viewer = await getViewer();
    if (viewer === null) return { ...state, faults: [{ name: null, messageKey: SESSION_ENDED }] };

    const { input, nameOf } = readFields(values, work.lists ?? []);
    const parsed = work.schema.safeParse(input);
    if (!parsed.success) return { ...state, faults: faultsOf(parsed.error.issues, nameOf) };

    const outcome = await work.run(viewer, parsed.data);
    if (!outcome.ok) {
      const { kind, messageKey, field = null } = outcome.failure;
      const newer = kind === "conflict" && work.newer ? await work.newer(viewer, parsed.data) : null;
      return {
        ...state,
        // What was sent was weighed against an older version; sent again, it is held against the one shown beside it.
        values: newer?.version === undefined ? values : { ...values, version: newer.version },
        faults: [{ name: field, messageKey: kind === "conflict" && newer ? CONFLICT : messageKey }],
        newer,
      };
    }
    const next = await work.next(outcome.value, parsed.data);
    if (typeof next !== "string") return { ...state, values: {}, shown: next.shown };
    target = next;
  } catch (error) {
    const reference = crypto.randomUUID().slice(0, 8);
    report(work.name, reference, error);
    return { ...state, faults: [{ name: null, messageKey: BROKEN }], reference };
  }
  redirect(target);
}

function report(action: string, reference: string, error: unknown): void {
  // A failed statement carries its parameters, which are what people typed: its cause says what went wrong without them.
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const text = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  process.stderr.write(
    `${JSON.stringify({ at: new Date().toISOString(), action, reference, error: text })}\n`,
  );
}
